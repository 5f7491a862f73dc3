{{%AUTOESCAPE context="HTML"}}
<h2 class="govuk-visually-hidden">Findings, case by case</h2>
