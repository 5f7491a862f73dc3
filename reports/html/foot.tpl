{{%AUTOESCAPE context="HTML"}}
</main>
<footer class="foot">
<p>Made by escalint {{VERSION}}{{#AS_OF}}, as of {{TEXT}}{{/AS_OF}}. A finding is a question to put to the people concerned, not a verdict on them: it says what the record shows, not what was done.</p>
</footer>
</div>
</body>
</html>
