{{%AUTOESCAPE context="HTML"}}
<body class="govuk-template__body">
<a href="#main" class="govuk-skip-link">Skip to main content</a>
<svg class="shapes" width="0" height="0" aria-hidden="true" focusable="false">
<defs>
<pattern id="late" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="#f4a79d"/><rect width="4" height="8" fill="#ca3535"/></pattern>
<pattern id="missing" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="2" fill="#ca3535"/></pattern>
<pattern id="unclear" width="10" height="10" patternUnits="userSpaceOnUse"><rect width="10" height="10" fill="#fff"/><path d="M0 5h4" stroke="#484949" stroke-width="2"/></pattern>
<pattern id="other" width="10" height="10" patternUnits="userSpaceOnUse"><rect width="10" height="10" fill="#cecece"/></pattern>
<path id="m-raised" d="M0-13l13 23h-26z"/>
<path id="m-decision" d="M0-13l13 13l-13 13l-13-13z"/>
<circle id="m-talk" r="11"/>
<rect id="m-paper" x="-10" y="-10" width="20" height="20"/>
<path id="m-closed" d="M-5-11h10l6 6v10l-6 6h-10l-6-6v-10z"/>
<circle id="m-other" r="9"/>
</defs>
</svg>
<header class="banner"><div class="govuk-width-container"><strong>escalint</strong></div></header>
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="main">
