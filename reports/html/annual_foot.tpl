{{%AUTOESCAPE context="HTML"}}
</main>
<footer class="foot">
<p>Made by escalint {{VERSION}}. The figures say what the records show; what was done and not recorded is in none of them.</p>
</footer>
</div>
</body>
</html>
