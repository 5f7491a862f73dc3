// Opens HTML reports in a browser; see scripts/check-html, which runs this in a folder with its modules.
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

const [program, scratch, mode] = process.argv.slice(2);
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MOST_SECONDS = 30;  // for a page to open, on a machine that does other things too
let faults = 0;
let checked = 0;

function expect(holds, what) {
  ++checked;
  if (holds) return;
  ++faults;
  console.log(`check-html: ${what}`);
}

function report(name, ...words) {
  const file = path.join(scratch, `${name}.html`);
  execFileSync(program, ["check", ...words, "--format", `html:${file}`, "--exit-zero", "--no-progress"],
               { stdio: ["ignore", "inherit", "inherit"] });
  return file;
}

// Words that would do harm wherever they were taken for markup, a link, a style or a template.
const HOSTILE = [
  "<script>document.title='run'</script>", "</style><script>document.title='run'</script>",
  "javascript:document.title='run'", "\" onmouseover=\"document.title='run'", "' onclick='document.title=1",
  "<img src=x onerror=document.title='run'>", "{{NAME}}{{%AUTOESCAPE}}", "<PART>", "]]><svg onload=alert(1)>",
  "url(https://example.org/x)", "\u202egpj.exe", "a\u0001b", "&lt;script&gt;", "%22%3E%3Cscript%3E", "x".repeat(9000),
];

function hostileExport() {
  const cases = HOSTILE.map((word, n) => ({
    id: `${word} ${n}`, child: word, authority: "staffordshire", escalations: [{
      id: word, theme: word, route: "inter_agency", risk: "standard", source: word,
      raised_by: { role: "health_visitor", agency: "health", name: word },
      against: { role: word, agency: "childrens_social_care" },
      events: [
        { id: `${word}1`, at: "2024-02-01T10:00", type: "disagreement", note: word },
        { id: `${word}2`, at: "2024-02-06T10:00", type: "raised", stage: "1", note: word,
          by: { role: "health_visitor", agency: "health" }, to: [{ role: word, agency: word }] },
        { id: `${word}3`, at: "2024-02-20", type: word, stage: word, about: word },
        { id: `${word}4`, at: word, type: "meeting", stage: word, outcome: word },
      ] }] }));
  const file = path.join(scratch, "hostile.json");
  fs.writeFileSync(file, JSON.stringify({ format: 1, authority: "staffordshire", as_of: "2024-03-31", cases }));
  return file;
}

// Date-only times and an export that does not cover everything: much that can't be checked.
function vagueExport() {
  const events = [{ id: "e0", at: "2024-02-01", type: "disagreement" }];
  for (let n = 0; n < 6; ++n) {
    events.push({ id: `m${n}`, at: `2024-02-0${n + 2}`, type: "meeting", stage: "1" });
  }
  events.splice(1, 0, { id: "e1", at: "2024-02-03", type: "raised", stage: "1",
                        by: { role: "health_visitor", agency: "health" } });
  const escalation = { id: "E-1", route: "inter_agency", events,
                       raised_by: { role: "health_visitor", agency: "health" },
                       against: { role: "social_worker", agency: "childrens_social_care" } };
  const file = path.join(scratch, "vague.json");
  fs.writeFileSync(file, JSON.stringify({
    format: 1, authority: "staffordshire", as_of: "2024-03-31",
    covers: ["disagreement", "raised", "meeting", "discussion"], cases: [{ id: "V-1", escalations: [escalation] }] }));
  return file;
}

class Reader {
  static async start() {
    const reader = new Reader();
    // Without a sandbox, since in a container there may be none; the pages are our own.
    reader.browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
    return reader;
  }

  async open(file, width = 1200) {
    const page = await this.browser.newPage({ viewport: { width, height: 900 } });
    const name = path.basename(file);
    page.on("console", (message) => expect(false, `${name}: on the console: ${message.text()}`));
    page.on("pageerror", (error) => expect(false, `${name}: ${error}`));
    page.on("request", (request) => expect(request.url().startsWith("file:"),
                                           `${name}: asks for ${request.url()}`));
    const begin = Date.now();
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const seconds = (Date.now() - begin) / 1000;
    expect(seconds < MOST_SECONDS, `${name}: took ${seconds} s to open`);
    page.seconds = seconds;
    return page;
  }

  async accessible(page, what) {
    await page.evaluate(axe.source);
    const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
    for (const violation of found.violations) {
      const where = violation.nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join("; ");
      expect(false, `${what}: ${violation.id}: ${violation.help}: ${where}`);
    }
    expect(found.passes.length > 10, `${what}: axe looked at nothing`);
  }
}

/// Nothing there but what the templates put there.
async function tame(page, what, title = "Escalation check") {
  const found = await page.evaluate(() => {
    const all = [...document.querySelectorAll("*")];
    const attributes = all.flatMap((node) => [...node.attributes]);
    const link = /^(#[\w-]*|(\.\.\/)?([\w.%-]+\/)?[\w.%-]+\.html(#[\w-]+)?)$/;
    return {
      title: document.title,
      elements: all.filter((node) => /^(script|img|iframe|object|embed|base|link)$/i.test(node.nodeName))
        .map((node) => node.outerHTML.slice(0, 200)),
      handlers: attributes.filter((a) => /^on|^style$/i.test(a.name)).map((a) => a.name),
      links: attributes.filter((a) => /^(xlink:)?href$|^src$|^action$/i.test(a.name) && !link.test(a.value))
        .map((a) => a.value),
      policy: document.querySelector("meta[http-equiv]").content,
      styles: document.querySelectorAll("style").length,
      applied: getComputedStyle(document.querySelector(".banner")).borderBottomWidth,
    };
  });
  expect(found.title.endsWith(title), `${what}: something ran: the title is ${found.title}`);
  expect(found.elements.length === 0, `${what}: has ${found.elements}`);
  expect(found.handlers.length === 0, `${what}: has the attributes ${found.handlers}`);
  expect(found.links.length === 0, `${what}: links to ${found.links}`);
  const hashes = (found.policy.match(/'sha256-[^']+'/g) ?? []).length;
  expect(/^default-src 'none'; style-src( 'sha256-[\w+/=]+')+; img-src data:; base-uri 'none'; form-action 'none'$/
    .test(found.policy) && hashes === found.styles, `${what}: its policy is ${found.policy}`);
  expect(found.applied === "10px", `${what}: the stylesheet does not apply`);
}

/// Each choice alone leaves just the findings of its class, and of the rest only what they stand in; rule and severity
/// together leave those that have both, each of which then says where it belongs.
async function filters(page, what) {
  const found = await page.evaluate(() => {
    const faults = [];
    const is = (holds, what) => { if (!holds) faults.push(what); };
    const all = [...document.querySelectorAll(".finding")];
    const seen = (node) => node.offsetParent !== null;
    const facets = Object.fromEntries([...document.querySelectorAll(".filters select")].map((s) => [s.id, s]));
    const choices = (facet) => [...facets[facet].options].map((option) => option.value).filter(Boolean);
    const shows = (...classes) => all.every((f) => seen(f) === classes.every((c) => f.classList.contains(c)));
    is(all.length > 0 && all.every(seen), "not everything is shown at first");
    is(Object.keys(facets).join() === "rule,verdict,severity,stage,team", `the filters are ${Object.keys(facets)}`);
    for (const [facet, select] of Object.entries(facets)) {
      for (const choice of choices(facet)) {
        select.value = choice;
        is(shows(choice), `${facet} ${choice} shows other than its own`);
        is([...document.querySelectorAll(".escalation, .case")].every(
          (e) => !seen(e) || [...e.querySelectorAll(".finding")].some(seen)), `${facet} ${choice} leaves empty headings`);
      }
      is(all.every((f) => choices(facet).filter((c) => f.classList.contains(c)).length === 1),
         `some finding has none or several of the choices of ${facet}`);
      select.value = "";
    }
    for (facets.rule.value of choices("rule").slice(0, 5)) {
      for (facets.severity.value of choices("severity")) {
        const both = [facets.rule.value, facets.severity.value];
        is(shows(...both), `${both} do not show theirs`);
        is(![...document.querySelectorAll(".chart, .escalation-name, .history")].some(seen), `${both} leave a drawing`);
        is(all.filter(seen).every((f) => seen(f.querySelector(".context"))), `${both}: a finding does not say whose it is`);
      }
    }
    return faults;
  });
  expect(found.length === 0, `${what}: ${found.slice(0, 5).join("; ")}`);
  // By hand, and back.
  await page.click("button[type=reset]");
  const all = await page.locator(".finding").count();
  const choice = await page.locator("#severity option").nth(1).getAttribute("value");
  await page.selectOption("#severity", choice);
  const own = await page.locator(`.finding.${choice}`).count();
  const visible = () => page.evaluate(() => [...document.querySelectorAll(".finding")].filter((f) => f.offsetParent).length);
  expect(await visible() === own, `${what}: severity ${choice} shows other than its ${own}`);
  await page.click("button[type=reset]");
  expect(await visible() === all, `${what}: "Show all" does not show all`);
}

/// Every link within the page has its place.
async function anchors(page, what) {
  const lost = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
    .map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)));
  expect(lost.length === 0, `${what}: links to ${lost}, which is not there`);
  const twice = await page.evaluate(() => {
    const seen = new Set();
    return [...document.querySelectorAll("[id]")].map((node) => node.id)
      .filter((id) => seen.size === seen.add(id).size);
  });
  expect(twice.length === 0, `${what}: has the ids ${twice} twice`);
}

async function onePage(reader, name, file, widths = [1200, 390]) {
  for (const width of widths) {
    const page = await reader.open(file, width);
    await tame(page, name);
    await anchors(page, name);
    await reader.accessible(page, `${name}, ${width} wide`);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider <= 0, `${name}, ${width} wide: is ${wider} wider than the window`);
    if (width === 1200) await filters(page, name);
    await page.close();
  }
}

async function hostile(reader) {
  const file = report("hostile", hostileExport());
  await onePage(reader, "hostile", file);
  const page = await reader.open(file);
  const text = await page.locator("body").innerText();
  for (const word of HOSTILE.slice(0, 10)) {
    expect(text.includes(word), `hostile: ${word} is not shown as it was recorded`);
  }
  expect(text.includes("\\u202egpj.exe") && text.includes("a\\x01b"), "hostile: invisible characters are not made visible");
  expect(text.includes("bytes are not shown here"), "hostile: a text that is too long is not cut");
  await page.close();
}

/// Of a hostile baseline everything is gone but the cases: their escalations were deleted.
async function gone(reader) {
  const exported = hostileExport();
  const baseline = path.join(scratch, "baseline {{NAME}} <b>.json");
  execFileSync(program, ["check", exported, "--format", `json:${baseline}`, "--exit-zero", "--no-progress"]);
  const emptied = JSON.parse(fs.readFileSync(exported, "utf8"));
  for (const one of emptied.cases) one.escalations = [];
  const file = path.join(scratch, "emptied.json");
  fs.writeFileSync(file, JSON.stringify(emptied));
  const counted = path.join(scratch, "gone.json");
  const page = await reader.open(report("gone", file, "--baseline", baseline, "--format", `json:${counted}`));
  const all = JSON.parse(fs.readFileSync(counted, "utf8")).run.baseline.gone;
  await tame(page, "gone");
  await anchors(page, "gone");
  await reader.accessible(page, "gone");
  const rows = await page.locator("#gone tbody tr").allInnerTexts();
  const more = await page.locator("#gone .left-out").innerText();
  expect(all > 200 && rows.length === 200 && more.startsWith(`And ${all - 200} more;`),
         `gone: ${rows.length} rows for ${all} findings: ${more}`);
  for (const word of HOSTILE.slice(0, 10)) {
    expect(rows.some((row) => row.includes(word)), `gone: ${word} is not shown as it was recorded`);
  }
  await page.close();
}

async function folded(reader) {
  const page = await reader.open(report("vague", vagueExport()));
  const fold = page.locator(".finding.cannot_tell details").first();
  expect(await fold.count() === 1, "vague: what could not be checked is not folded");
  expect(!await fold.locator("li").first().isVisible(), "vague: the fold is open from the start");
  await fold.locator("summary").click();
  expect(await fold.locator("li").count() > 1 && await fold.locator("li").first().isVisible(),
         "vague: the fold does not open");
  const conclusion = await page.locator(".conclusion").innerText();
  expect(conclusion.includes("could not be checked"), `vague: the first sentence is "${conclusion}"`);
  const rules = await page.locator("#unchecked tbody tr").count();
  expect(rules > 0, "vague: the summary does not say what could not be checked");
  await reader.accessible(page, "vague");
  await page.close();
}

/// More than fits on a page: from the summary to a part, on, back, and through a list to a finding.
async function parts(reader) {
  const exported = path.join(scratch, "long.ndjson");
  execFileSync("scripts/generate-export", ["--policy", "staffordshire", "--carrier", "ndjson", "-o", exported,
                                           "--cases", "3000", "--seed", "5", "--faults", "0.5"]);
  const file = report("long", exported);
  const folder = path.join(scratch, "long_files");
  expect(fs.existsSync(path.join(folder, "2.html")), "long: has no second part");
  for (const name of ["long.html", ...fs.readdirSync(folder).map((name) => `long_files/${name}`)]) {
    const size = fs.statSync(path.join(scratch, name)).size;
    expect(size < 4 << 20, `${name}: ${size} bytes are too much for a page`);
  }
  let page = await reader.open(file);
  await tame(page, "long");
  await anchors(page, "long");
  await reader.accessible(page, "long");
  const total = Number(await page.locator(".number.breached strong").innerText());
  await page.click("text=Part 1");
  await tame(page, "long, part 1");
  await page.click("text=Next");
  expect((await page.title()).startsWith("Part 2"), "long: Next of part 1 is not part 2");
  await page.click("text=Previous");
  await page.click("text=Back to the summary");
  expect(await page.locator(".conclusion").count() === 1, "long: Back does not lead to the summary");
  const rule = page.locator("#breached tbody a").first();
  const id = await rule.innerText();
  await rule.click();
  await tame(page, "long, a rule");
  await reader.accessible(page, "long, a rule");
  await page.locator("tbody a").last().click();
  const target = page.locator(".finding:target");
  expect((await target.locator(".cite").innerText()).startsWith(`${id} `), `long: the list of ${id} leads elsewhere`);
  await page.close();
  let breaches = 0;
  let slowest = 0;
  for (let n = 1; fs.existsSync(path.join(folder, `${n}.html`)); ++n) {
    page = await reader.open(path.join(folder, `${n}.html`));
    slowest = Math.max(slowest, page.seconds);
    breaches += await page.locator(".finding.breached").count();
    await anchors(page, `long, part ${n}`);
    const isLast = !fs.existsSync(path.join(folder, `${n + 1}.html`));
    if (isLast) await reader.accessible(page, "long, the last part");
    await page.close();
  }
  expect(breaches === total, `long: the summary counts ${total} breaches, the parts show ${breaches}`);
  console.log(`check-html: ${total} breaches in parts, of which the slowest opened in ${slowest} s`);
}

/// The health visitor raised it, children's social care was to answer.
async function sides(reader) {
  const page = await reader.open(report("sides", "samples/staffordshire/story.json"));
  const tables = await page.locator("#duties table").allInnerTexts();
  const of = (caption) => tables.find((text) => text.startsWith(caption)) ?? "";
  expect(of("Those who were to answer it").includes("Head of service, children's social care")
    && of("Those who raised the disagreement").includes("Health visitor, health") && tables.length === 2,
         `the story's sides are ${JSON.stringify(tables)}`);
  await page.close();
}

/// A year's figures: of a sample with the year before, of odd cases with nothing withheld, of what is hostile.
async function figures(reader) {
  const exports = { year: ["samples/staffordshire/year.json", "samples/herefordshire/year.json"],
                    odd: ["tests/data/annual/edges.json"], hostile: [hostileExport()] };
  for (const [name, files] of Object.entries(exports)) {
    const what = `figures, ${name}`;
    const file = path.join(scratch, `figures-${name}.html`);
    const done = spawnSync(program, ["annual", ...files, "--year", "2023-24", "--previous", "2", "--no-progress",
                                     "--suppress", name === "year" ? "5" : "0", "--format", `html:${file}`]);
    expect(done.status === 0 || done.status === 3, `${what}: ${done.stderr}`);
    for (const width of [1200, 390]) {
      const page = await reader.open(file, width);
      await tame(page, what, "Escalations in 2023-24");
      await anchors(page, what);
      await reader.accessible(page, `${what}, ${width} wide`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider <= 0, `${what}, ${width} wide: is ${wider} wider than the window`);
      const bare = await page.evaluate(() => [...document.querySelectorAll("section")]
        .filter((section) => section.querySelector("svg") && !section.querySelector("table")).length);
      expect(bare === 0, `${what}: ${bare} charts have no table`);
      expect(await page.locator("svg[role=img]").count() > 0, `${what}: has no chart`);
      await page.close();
    }
  }
}

async function printed(reader, file) {
  const page = await reader.open(file);
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.length > 20000, "the report prints as nothing");
  await page.emulateMedia({ media: "print" });
  expect(!await page.locator(".filters").isVisible(), "filters are printed");
  expect(await page.locator(".finding").first().isVisible(), "findings are not printed");
  await page.close();
}

async function screenshots(reader) {
  const folder = "reports/screenshots";
  fs.mkdirSync(folder, { recursive: true });
  const file = report("story", "samples/herefordshire/story.json");
  const page = await reader.open(file, 1100);
  await page.screenshot({ path: `${folder}/html-summary.png` });
  const box = await page.locator(".escalation").first().boundingBox();
  await page.screenshot({ path: `${folder}/html-case.png`, fullPage: true,
                          clip: { x: 0, y: box.y - 70, width: 1100, height: 1500 } });
  await page.close();
  await annualScreenshot(reader, folder);
  await dueScreenshot(reader, folder);
}

/// A chart with its table, and a table in which small counts are withheld.
async function annualScreenshot(reader, folder) {
  const file = path.join(scratch, "annual.html");
  execFileSync(program, ["annual", "samples/staffordshire/year.json", "--year", "2023-24", "--no-progress",
                         "--format", `html:${file}`]);
  const page = await reader.open(file, 1100);
  const first = await page.locator("#time_at_stage").boundingBox();
  const last = await page.locator("#time_limits").boundingBox();
  await page.screenshot({ path: `${folder}/annual.png`, fullPage: true,
                          clip: { x: 0, y: first.y, width: 1100, height: last.y + last.height - first.y } });
  await page.close();
}

/// A terminal's text, in a window of its own.
async function dueScreenshot(reader, folder) {
  const list = execFileSync(program, ["due", "samples/staffordshire/story.json", "--as-of", "2024-04-16", "--no-progress"],
                            { env: { ...process.env, COLUMNS: "100" }, encoding: "utf8" });
  const page = await reader.browser.newPage({ viewport: { width: 900, height: 300 } });
  await page.setContent("<pre style='font: 14px monospace; margin: 20px'></pre>");
  await page.evaluate((text) => { document.querySelector("pre").textContent = text; }, list);
  await page.screenshot({ path: `${folder}/due.png`, fullPage: true });
  await page.close();
}

const reader = await Reader.start();
try {
  const story = report("story", "samples/herefordshire/story.json");
  await onePage(reader, "herefordshire story", story);
  await sides(reader);
  await onePage(reader, "staffordshire year", report("year", "samples/staffordshire/year.json"), [1200]);
  await hostile(reader);
  await gone(reader);
  await folded(reader);
  await parts(reader);
  await figures(reader);
  await printed(reader, story);
  if (mode === "--write") await screenshots(reader);
} finally {
  await reader.browser.close();
}
console.log(`check-html: ${checked} things looked at, ${faults} faults`);
process.exitCode = faults > 0 ? 1 : 0;
