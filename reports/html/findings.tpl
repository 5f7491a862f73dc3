{{%AUTOESCAPE context="HTML"}}
<section id="findings">
<h2 class="govuk-heading-m">Findings, case by case</h2>
{{#NONE}}<p class="govuk-body">There are no findings to show.</p>{{/NONE}}
