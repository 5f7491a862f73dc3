{{%AUTOESCAPE context="HTML"}}
<section id="lists">
<h2 class="govuk-heading-m">The same findings, by rule and by whose duty it was</h2>
