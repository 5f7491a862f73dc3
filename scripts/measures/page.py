"""Tables, as text for the terminal and as Markdown for the page."""

import dataclasses


@dataclasses.dataclass
class Table:
    title: str
    about: str
    columns: list
    rows: list = dataclasses.field(default_factory=list)
    notes: list = dataclasses.field(default_factory=list)
    texts: int = 1  # how many columns, from the left, hold text; the others hold figures

    def add(self, *cells):
        assert len(cells) == len(self.columns), (self.title, cells)
        self.rows.append([str(cell) for cell in cells])

    def as_text(self):
        widths = [max(map(len, column)) for column in zip(self.columns, *self.rows)]
        lines = ["", f"== {self.title}", ""]
        for row in [self.columns, *self.rows]:
            cells = [cell.ljust(width) if n < self.texts else cell.rjust(width)
                     for n, (cell, width) in enumerate(zip(row, widths))]
            lines.append("  " + "  ".join(cells).rstrip())
        lines += [f"  {note}" for note in self.notes]
        return "\n".join(lines)

    def as_markdown(self):
        lines = [f"## {self.title}", "", self.about, ""]
        lines.append("| " + " | ".join(self.columns) + " |")
        lines.append("|" + "---|" * self.texts + "--:|" * (len(self.columns) - self.texts))
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        for note in self.notes:
            lines += ["", note]
        return "\n".join(lines) + "\n"


def megabytes(size):
    return "–" if size is None else f"{size / 1e6:.0f}" if size >= 10e6 else f"{size / 1e6:.1f}"


def figure(value):
    """Three digits that mean something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def seconds(value):
    return f"{value:.3f}" if value < 1 else f"{value:.2f}"
