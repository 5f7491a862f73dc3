{{%AUTOESCAPE context="HTML"}}
<section class="lists">
<h2 class="govuk-heading-m">{{TITLE}}</h2>
