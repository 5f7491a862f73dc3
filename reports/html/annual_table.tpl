{{%AUTOESCAPE context="HTML"}}
<section id="{{ID}}">
<h2 class="govuk-heading-m">{{TITLE}}</h2>
{{#CHART}}<div class="chart-frame" role="region" tabindex="0" aria-label="{{NAME}}, chart">
<figure class="chart"><svg role="img" aria-label="{{NAME}}. The same figures are in the table below." viewBox="0 0 {{WIDTH}} {{HEIGHT}}">
{{#RULE}}<line x1="{{X1}}" y1="{{Y1}}" x2="{{X2}}" y2="{{Y2}}" stroke="#cecece" stroke-width="1"/>{{/RULE}}
{{#BAR}}<rect x="{{X}}" y="{{Y}}" width="{{W}}" height="{{H}}" fill="{{FILL}}"/>{{/BAR}}
{{#TREND}}<polyline points="{{POINTS}}" fill="none" stroke="{{FILL}}" stroke-width="3"/>{{/TREND}}
{{#POINT}}<circle cx="{{X}}" cy="{{Y}}" r="5" fill="{{FILL}}"/>{{/POINT}}
{{#WORD}}<text x="{{X}}" y="{{Y}}" text-anchor="{{ANCHOR}}" fill="{{FILL}}">{{TEXT}}</text>{{/WORD}}
</svg></figure>
</div>
{{/CHART}}
<div class="scroll" role="region" tabindex="0" aria-label="{{TITLE}}, table">
<table class="govuk-table small">
<caption class="govuk-visually-hidden">{{TITLE}}</caption>
<thead><tr>{{#HEAD}}{{#WORDS}}<th scope="col">{{TEXT}}</th>{{/WORDS}}{{#NUMBERS}}<th scope="col" class="govuk-table__header--numeric">{{TEXT}}</th>{{/NUMBERS}}{{/HEAD}}</tr></thead>
<tbody>{{#ROW}}<tr>{{#NAME}}<th scope="row">{{TEXT}}</th>{{/NAME}}{{#WHEN}}<th scope="row" class="id">{{TEXT}}</th>{{/WHEN}}{{#FIGURE}}<td class="count-cell">{{TEXT}}</td>{{/FIGURE}}</tr>{{/ROW}}</tbody>
</table>
</div>
{{#SYMBOL}}<p class="left-out">{{SIGN}} {{MEANING}}</p>{{/SYMBOL}}
{{#EXPLAINED}}<p class="govuk-body">{{TEXT}}</p>{{/EXPLAINED}}
</section>
