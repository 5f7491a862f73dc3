{{%AUTOESCAPE context="HTML"}}
<form class="filters" aria-label="Narrow down the findings">
{{#FACET}}<div class="govuk-form-group"><label class="govuk-label" for="{{ID}}">{{NAME}}</label><select class="govuk-select" id="{{ID}}"><option value="">All</option>{{#OPTION}}<option value="{{CLASS}}">{{LABEL}}</option>{{/OPTION}}</select></div>{{/FACET}}
<button type="reset" class="govuk-button govuk-button--secondary">Show all</button>
</form>
<p class="no-filters govuk-body">This browser is too old to narrow down the findings. The lists by rule and by whose duty it was show the same.</p>
