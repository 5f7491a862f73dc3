{{%AUTOESCAPE context="HTML"}}
<section class="list {{KIND}}" id="{{ANCHOR}}">
{{#HEADING}}<h3 class="govuk-heading-s">{{TITLE}}</h3>{{/HEADING}}
<p class="govuk-body-s">{{WORDS}}</p>
<table class="govuk-table small">
<caption class="govuk-visually-hidden">{{TITLE}}</caption>
<thead><tr><th scope="col" class="w-where">Where</th><th scope="col" class="of-rule">Finding</th><th scope="col" class="of-duty">Whose duty</th><th scope="col" class="w-stage">Stage</th><th scope="col" class="w-verdict">Verdict and severity</th><th scope="col" class="w-note">How far off</th></tr></thead>
<tbody>
