{{%AUTOESCAPE context="HTML"}}
<details class="key">
<summary>How to read the drawings</summary>
<ul class="key-list">
<li><svg viewBox="-16 -16 32 32" width="28" height="28" aria-hidden="true" class="mark raised"><use href="#m-raised"/></svg> raised to a stage</li>
<li><svg viewBox="-16 -16 32 32" width="28" height="28" aria-hidden="true" class="mark decision"><use href="#m-decision"/></svg> a decision or reply</li>
<li><svg viewBox="-16 -16 32 32" width="28" height="28" aria-hidden="true" class="mark talk"><use href="#m-talk"/></svg> a discussion, meeting, views or advice</li>
<li><svg viewBox="-16 -16 32 32" width="28" height="28" aria-hidden="true" class="mark paper"><use href="#m-paper"/></svg> a notification or record</li>
<li><svg viewBox="-16 -16 32 32" width="28" height="28" aria-hidden="true" class="mark closed"><use href="#m-closed"/></svg> closed</li>
<li><svg viewBox="-16 -16 32 32" width="28" height="28" aria-hidden="true" class="mark other"><use href="#m-other"/></svg> anything else</li>
<li><svg viewBox="0 0 40 16" width="40" height="16" aria-hidden="true"><rect class="span late" x="1" y="3" width="38" height="10" fill="url(#late)"/></svg> striped: late, from the day it was due to the day it was done</li>
<li><svg viewBox="0 0 40 16" width="40" height="16" aria-hidden="true"><rect class="span missing" x="1" y="3" width="38" height="10" fill="url(#missing)"/></svg> dotted: due and not on record, or not as the policy asks</li>
<li><svg viewBox="0 0 40 16" width="40" height="16" aria-hidden="true"><rect class="span unclear" x="1" y="3" width="38" height="10" fill="url(#unclear)"/></svg> dashed: could not be checked</li>
<li><svg viewBox="-8 -8 16 16" width="20" height="20" aria-hidden="true"><path class="point" d="M-5-5l10 10m0-10l-10 10"/></svg> a breach at one moment, or one without a day by which it was due</li>
</ul>
<p>Numbers are those of the list below each drawing. A line through a number stands for a date without a time of day. Where nothing happened for more than a week, the drawing is cut short and says by how many days.</p>
</details>
