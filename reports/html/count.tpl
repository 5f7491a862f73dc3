{{%AUTOESCAPE context="HTML"}}
<p class="count">Entries shown: </p>
