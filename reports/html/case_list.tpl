{{%AUTOESCAPE context="HTML"}}
<section class="list" id="cases">
<table class="govuk-table small">
<caption class="govuk-visually-hidden">Cases with findings</caption>
<thead><tr><th scope="col">Case</th><th scope="col">Child</th><th scope="col">What was found</th></tr></thead>
<tbody>
