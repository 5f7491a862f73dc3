{{%AUTOESCAPE context="HTML"}}
<span class="govuk-caption-l">{{CAPTION}}</span>
<h1 class="govuk-heading-l">{{TITLE}}</h1>
{{#NOTE}}<p class="govuk-body">{{TEXT}}</p>{{/NOTE}}
<dl class="facts">{{#FACT}}<div><dt>{{NAME}}</dt><dd>{{TEXT}}</dd></div>{{/FACT}}</dl>
<nav class="contents" aria-label="In this report">
<h2 class="govuk-heading-s">In this report</h2>
<ul class="govuk-list">
{{#ENTRY}}<li><a class="govuk-link" href="#{{ID}}">{{NAME}}</a></li>{{/ENTRY}}
</ul>
</nav>
