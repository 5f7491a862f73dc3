{{%AUTOESCAPE context="HTML"}}
<span class="govuk-caption-l">{{#AS_OF}}Escalations as of {{TEXT}}{{/AS_OF}}</span>
<h1 class="govuk-heading-l">Escalation check</h1>
<p class="conclusion">{{CONCLUSION}}</p>
<dl class="numbers">
{{#NUMBER}}<div class="number {{KIND}}"><dt>{{NAME}}</dt><dd><strong>{{COUNT}}</strong>{{#MORE}}<span>{{WORDS}}</span>{{/MORE}}</dd></div>{{/NUMBER}}
</dl>
<nav class="contents" aria-label="In this report">
<h2 class="govuk-heading-s">In this report</h2>
<ul class="govuk-list">
{{#SECTION}}<li><a class="govuk-link" href="{{HREF}}">{{NAME}}</a> {{WORDS}}</li>{{/SECTION}}
</ul>
</nav>

<section id="checked">
<h2 class="govuk-heading-m">What was checked</h2>
<dl class="facts">{{#FACT}}<div><dt>{{NAME}}</dt><dd>{{TEXT}}</dd></div>{{/FACT}}</dl>
<div class="scroll" role="region" tabindex="0" aria-label="Files that were read">
<table class="govuk-table small">
<caption class="govuk-table__caption govuk-table__caption--s">Files that were read</caption>
<thead><tr><th scope="col">File</th><th scope="col" class="govuk-table__header--numeric">Cases</th><th scope="col" class="govuk-table__header--numeric">Escalations</th><th scope="col" class="govuk-table__header--numeric">Records not readable</th><th scope="col">SHA-256</th></tr></thead>
<tbody>{{#INPUT}}<tr><th scope="row">{{FILE}}</th><td class="count-cell">{{CASES}}</td><td class="count-cell">{{ESCALATIONS}}</td><td class="count-cell">{{UNREADABLE}}</td><td class="hash">{{HASH}}</td></tr>{{/INPUT}}</tbody>
</table>
</div>
{{#MORE_INPUTS}}<p class="left-out">{{WORDS}}</p>{{/MORE_INPUTS}}
</section>

<section id="breached">
<h2 class="govuk-heading-m">What was breached</h2>
{{#NO_BREACH}}<p class="govuk-body">No breach was found. Read what could not be checked before saying that all is well.</p>{{/NO_BREACH}}
{{#BREACHES}}
<div class="scroll" role="region" tabindex="0" aria-label="Breaches by rule">
<table class="govuk-table small">
<caption class="govuk-table__caption govuk-table__caption--s">Breaches by rule and severity, the worst first</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">What was not kept</th><th scope="col" class="govuk-table__header--numeric">High</th><th scope="col" class="govuk-table__header--numeric">Medium</th><th scope="col" class="govuk-table__header--numeric">Low</th><th scope="col" class="govuk-table__header--numeric">Info</th><th scope="col" class="govuk-table__header--numeric">Breached</th><th scope="col" class="govuk-table__header--numeric">Duties in all</th></tr></thead>
<tbody>{{#RULE}}<tr><th scope="row" class="id"><a class="govuk-link" href="{{HREF}}">{{ID}}</a></th><td>{{TITLE}}</td><td class="count-cell">{{HIGH}}</td><td class="count-cell">{{MEDIUM}}</td><td class="count-cell">{{LOW}}</td><td class="count-cell">{{INFO}}</td><td class="count-cell"><strong>{{BREACHED}}</strong></td><td class="count-cell">{{DUTIES}}</td></tr>{{/RULE}}</tbody>
</table>
</div>
{{/BREACHES}}
</section>

<section id="unchecked">
<h2 class="govuk-heading-m">What could not be checked</h2>
<p class="govuk-body">{{UNCHECKED}}</p>
{{#CANNOT_TELL}}
<div class="scroll" role="region" tabindex="0" aria-label="Duties that could not be checked">
<table class="govuk-table small">
<caption class="govuk-table__caption govuk-table__caption--s">Duties about which the record does not tell, by rule</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">What may not have been kept</th><th scope="col" class="govuk-table__header--numeric">Could not be checked</th><th scope="col" class="govuk-table__header--numeric">Duties in all</th></tr></thead>
<tbody>{{#RULE}}<tr><th scope="row" class="id"><a class="govuk-link" href="{{HREF}}">{{ID}}</a></th><td>{{TITLE}}</td><td class="count-cell"><strong>{{COUNT}}</strong></td><td class="count-cell">{{DUTIES}}</td></tr>{{/RULE}}</tbody>
</table>
</div>
{{/CANNOT_TELL}}
{{#NOT_RUN}}
<h3 class="govuk-heading-s">Rules that could not run</h3>
<ul class="govuk-list govuk-list--bullet">{{#REASON}}<li>{{RULES}}: {{TEXT}}</li>{{/REASON}}</ul>
{{/NOT_RUN}}
{{#UNREADABLE}}
<h3 class="govuk-heading-s">Records that could not be read, and so were not checked</h3>
<ul class="govuk-list govuk-list--bullet">{{#RECORD}}<li>{{PLACE}}: {{TEXT}}</li>{{/RECORD}}</ul>
{{#MORE}}<p class="left-out">{{WORDS}}</p>{{/MORE}}
{{/UNREADABLE}}
</section>

{{#DATA}}
<section id="data">
<h2 class="govuk-heading-m">About the data</h2>
<p class="govuk-body">Remarks on the export itself. They hide no finding; they say how far the rest can be trusted.</p>
{{#REMARKS}}
<table class="govuk-table small">
<caption class="govuk-table__caption govuk-table__caption--s">Remarks on cases and escalations</caption>
<thead><tr><th scope="col">Remark</th><th scope="col">What it is about</th><th scope="col" class="govuk-table__header--numeric">Times</th></tr></thead>
<tbody>{{#RULE}}<tr><th scope="row" class="id"><a class="govuk-link" href="{{HREF}}">{{ID}}</a></th><td>{{TITLE}}</td><td class="count-cell">{{COUNT}}</td></tr>{{/RULE}}</tbody>
</table>
{{/REMARKS}}
{{#WHOLE}}
<h3 class="govuk-heading-s">Remarks on the export as a whole</h3>
<ul class="govuk-list govuk-list--bullet">{{#REMARK}}<li><strong>{{RULE}}</strong>: {{TEXT}}</li>{{/REMARK}}</ul>
{{#MORE}}<p class="left-out">{{WORDS}}</p>{{/MORE}}
{{/WHOLE}}
</section>
{{/DATA}}

<section id="duties">
<h2 class="govuk-heading-m">Whose duty it was</h2>
<p class="govuk-body">Those who raised a disagreement and those who were to answer it have different duties. Each finding names who was to act.</p>
{{#SIDE}}
<table class="govuk-table small">
<caption class="govuk-table__caption govuk-table__caption--s">{{NAME}}</caption>
<thead><tr><th scope="col">Whose duty</th><th scope="col" class="govuk-table__header--numeric">Breached</th><th scope="col" class="govuk-table__header--numeric">Could not be checked</th></tr></thead>
<tbody>{{#DUTY}}<tr><th scope="row"><a class="govuk-link" href="{{HREF}}">{{NAME}}</a></th><td class="count-cell">{{BREACHED}}</td><td class="count-cell">{{CANNOT_TELL}}</td></tr>{{/DUTY}}</tbody>
</table>
{{/SIDE}}
</section>

<section id="rules">
<h2 class="govuk-heading-m">Every rule that was run</h2>
<details>
<summary>{{RULES_RUN}}</summary>
<div class="scroll" role="region" tabindex="0" aria-label="Every rule that was run">
<table class="govuk-table small">
<caption class="govuk-visually-hidden">Every rule that was run, with what became of its duties</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">What it looks for</th><th scope="col" class="govuk-table__header--numeric">Breached</th><th scope="col" class="govuk-table__header--numeric">Could not be checked</th><th scope="col" class="govuk-table__header--numeric">Met</th><th scope="col" class="govuk-table__header--numeric">Not due yet</th><th scope="col" class="govuk-table__header--numeric">Lifted</th></tr></thead>
<tbody>{{#EVERY_RULE}}<tr><th scope="row" class="id">{{ID}}</th><td>{{TITLE}}</td><td class="count-cell">{{BREACHED}}</td><td class="count-cell">{{CANNOT_TELL}}</td><td class="count-cell">{{MET}}</td><td class="count-cell">{{NOT_DUE}}</td><td class="count-cell">{{WAIVED}}</td></tr>{{/EVERY_RULE}}</tbody>
</table>
</div>
</details>
</section>

{{#GONE}}
<section id="gone">
<h2 class="govuk-heading-m">What is no longer found</h2>
<p class="govuk-body">Findings of the baseline {{BASELINE}} whose cases were checked again. Since then the record has changed, or the time at which it is looked at, or the policy.</p>
<table class="govuk-table small">
<caption class="govuk-visually-hidden">Findings of the baseline that are no longer found</caption>
<thead><tr><th scope="col">Where</th><th scope="col">Finding</th><th scope="col">Verdict then</th></tr></thead>
<tbody>{{#FINDING}}<tr><th scope="row">{{OCCASION}}</th><td>{{HEADING}}</td><td>{{VERDICT}}</td></tr>{{/FINDING}}</tbody>
</table>
{{#MORE}}<p class="left-out">{{WORDS}}</p>{{/MORE}}
</section>
{{/GONE}}

<section id="reading">
<h2 class="govuk-heading-m">How to read a finding</h2>
<details>
<summary>What the words mean</summary>
<dl class="facts">
<div><dt>Breached</dt><dd>Not done though it was due, or done late however the recorded times are read.</dd></div>
<div><dt>Could not be checked</dt><dd>The record does not decide it: a date without a time of day, an unknown status, a kind of event that is not recorded. This never means that the duty was kept.</dd></div>
<div><dt>Contested</dt><dd>The clause can honestly be read in more than one way, and another reading would give another verdict. The verdict under each is shown, and the finding counts one severity lower.</dd></div>
<div><dt>Limit set locally</dt><dd>The policy sets no limit there ("immediately", say); the one used is ours or yours. Such a finding is at most of medium severity.</dd></div>
<div><dt>Severity</dt><dd>High, medium, low or info, as the rule pack of the policy says for each rule.</dd></div>
<div><dt>What is seen</dt><dd>Only what was recorded. A talk that nobody wrote down does not exist for this report.</dd></div>
</dl>
</details>
</section>

{{#PARTS}}
<section id="findings">
<h2 class="govuk-heading-m">Findings, case by case</h2>
<p class="govuk-body">There are too many findings for one page. They are in the parts below, in the order of the export; the files of the parts are in the folder {{FOLDER}}, which belongs to this file: copy both. <a class="govuk-link" href="{{CASES}}">All cases with findings</a></p>
<table class="govuk-table small">
<caption class="govuk-visually-hidden">Parts of the report</caption>
<thead><tr><th scope="col">Part</th><th scope="col">First case</th><th scope="col">Last case</th><th scope="col">What was found</th></tr></thead>
<tbody>{{#PART}}<tr><th scope="row"><a class="govuk-link" href="{{HREF}}">Part {{NUMBER}}</a></th><td>{{FIRST}}</td><td>{{LAST}}</td><td>{{FOUND}}</td></tr>{{/PART}}</tbody>
</table>
</section>
{{/PARTS}}
