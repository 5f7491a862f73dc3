{{%AUTOESCAPE context="HTML"}}<tr><td><a class="govuk-link" href="<PART>#{{ANCHOR}}">{{CASE}}</a></td><td>{{CHILD}}</td><td>{{FOUND}}</td></tr>
