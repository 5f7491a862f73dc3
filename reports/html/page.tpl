{{%AUTOESCAPE context="HTML"}}
<nav class="between" aria-label="Parts of the report"><a class="govuk-link" href="{{BACK}}">Back to the summary</a>{{#PREVIOUS}} <a class="govuk-link" href="{{HREF}}" rel="prev">Previous</a>{{/PREVIOUS}}{{#NEXT}} <a class="govuk-link" href="{{HREF}}" rel="next">Next</a>{{/NEXT}}</nav>
<h1 class="govuk-heading-l">{{TITLE}}</h1>
{{#WORDS}}<p class="govuk-body">{{TEXT}}</p>{{/WORDS}}
