{{%AUTOESCAPE context="HTML"}}
</tbody>
</table>
</section>
