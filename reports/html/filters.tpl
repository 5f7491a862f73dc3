{{%AUTOESCAPE context="CSS"}}{{#OPTION}}.filters:has(#{{FACET}} option[value={{CLASS}}]:checked)~.results :is(.case,.escalation,.finding):not(.{{CLASS}}){display:none}{{/OPTION}}
