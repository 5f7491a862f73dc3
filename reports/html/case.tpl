{{%AUTOESCAPE context="HTML"}}
<section class="case{{#FACET}} {{CLASS}}{{/FACET}}" id="{{ANCHOR}}">
<h3 class="govuk-heading-m">{{NAME}}</h3>
{{#ESCALATION}}
<section class="escalation{{#FACET}} {{CLASS}}{{/FACET}}" id="{{ANCHOR}}">
<h4 class="govuk-heading-s escalation-name">{{NAME}}</h4>
<dl class="facts">{{#ABOUT}}<div><dt>{{NAME}}</dt><dd>{{TEXT}}</dd></div>{{/ABOUT}}</dl>
{{#CHART}}
<figure class="chart">
<div class="chart-frame" role="region" tabindex="0" aria-label="Drawing of {{CONTEXT}}">
<svg viewBox="0 0 960 {{HEIGHT}}" width="960" height="{{HEIGHT}}" role="img" aria-labelledby="{{ANCHOR}}-t {{ANCHOR}}-d">
<title id="{{ANCHOR}}-t">Timeline of {{CONTEXT}}</title>
<desc id="{{ANCHOR}}-d">{{WORDS}}</desc>
{{#LANE}}<g><rect class="lane{{#ODD}} odd{{/ODD}}" x="0" y="{{TOP}}" width="960" height="{{HEIGHT}}"/>{{#STAY}}<rect class="stay" x="{{X}}" y="{{TOP}}" width="{{WIDTH}}" height="{{HEIGHT}}"/>{{/STAY}}<text class="lane-name" x="10" y="{{BASE}}">{{NAME}}</text></g>{{/LANE}}
{{#TICK}}<path class="tick" d="M{{X}} 24V{{BOTTOM}}"/><text class="date" x="{{X}}" y="16">{{WORDS}}</text>{{/TICK}}
{{#GAP}}<path class="gap" d="M{{X}} 24l-4 6l8 6l-8 6l4 6V{{BOTTOM}}"/><text class="date" x="{{X}}" y="16" text-anchor="middle">{{WORDS}}</text>{{/GAP}}
{{#BAR}}<g>{{#DUE}}<path class="due" d="M{{X}} {{DUE_TOP}}v22"/>{{/DUE}}{{#SPAN}}<rect class="span {{KIND}}" x="{{X}}" y="{{Y}}" width="{{WIDTH}}" height="10" fill="url(#{{KIND}})"/>{{/SPAN}}{{#OPEN}}<path class="open" d="M943 {{Y}}l7 5l-7 5"/>{{/OPEN}}{{#POINT}}<path class="point" d="M{{X}} {{Y}}m-5 0l10 10m0 -10l-10 10"/>{{/POINT}}<text class="bar-words" x="{{WORDS_X}}" y="{{BASE}}"{{#END}} text-anchor="end"{{/END}}>{{WORDS}}</text></g>{{/BAR}}
{{#MARK}}<g class="mark {{SHAPE}}{{#UNKNOWN}} unknown{{/UNKNOWN}}">{{#REACH}}<path class="reach" d="M{{FROM}} {{Y}}H{{TO}}"/>{{/REACH}}<use href="#m-{{SHAPE}}" x="{{X}}" y="{{Y}}"/><text x="{{X}}" y="{{BASE}}">{{NUMBER}}</text></g>{{/MARK}}
</svg>
</div>
{{#LEFT_OUT}}<p class="left-out">{{WORDS}}</p>{{/LEFT_OUT}}
</figure>
{{/CHART}}
{{#HISTORY}}
<details class="history" open>
<summary>What happened</summary>
<table class="govuk-table small">
<caption class="govuk-visually-hidden">What happened in {{CONTEXT}}, in order; the numbers are those of the drawing</caption>
<thead class="govuk-visually-hidden"><tr><th scope="col">Number</th><th scope="col">When</th><th scope="col">Event</th><th scope="col">What</th></tr></thead>
<tbody>{{#LINE}}<tr><th scope="row">{{NUMBER}}</th><td class="when">{{WHEN}}</td><td class="event">{{EVENT}}</td><td>{{TEXT}}</td></tr>{{/LINE}}</tbody>
</table>
{{#MORE}}<p class="left-out">{{WORDS}}</p>{{/MORE}}
</details>
{{/HISTORY}}
{{#FINDING}}
<article class="finding {{KIND}}{{#FACET}} {{CLASS}}{{/FACET}}" id="{{ANCHOR}}" aria-labelledby="{{ANCHOR}}-h">
<p class="context"><a class="govuk-link" href="#{{OF}}">{{CONTEXT}}</a></p>
<h5 class="govuk-heading-s" id="{{ANCHOR}}-h"><strong class="govuk-tag {{TAG}}">{{VERDICT}}</strong> {{TITLE}}</h5>
<p class="cite">{{CITE}}</p>
<p class="govuk-body">{{MESSAGE}}</p>
<dl class="facts">{{#FACT}}<div><dt>{{NAME}}</dt><dd>{{TEXT}}</dd></div>{{/FACT}}
{{#CONTESTED}}<div><dt>{{LABEL}}</dt><dd>The clause can honestly be read in more than one way. {{COUNTS}}<ul class="readings">{{#READING}}<li>{{#QUESTION}}{{TEXT}}<br>{{/QUESTION}}{{NAME}}{{#IN_FORCE}} (used here){{/IN_FORCE}}: <strong>{{VERDICT}}</strong></li>{{/READING}}</ul></dd></div>{{/CONTESTED}}
</dl>
{{#FOLD}}
<details>
<summary>{{WORDS}}</summary>
<ol class="folded">{{#ONE}}<li id="{{ANCHOR}}">{{MESSAGE}} <span class="place">{{PLACE}}</span></li>{{/ONE}}</ol>
</details>
{{/FOLD}}
</article>
{{/FINDING}}
</section>
{{/ESCALATION}}
</section>
