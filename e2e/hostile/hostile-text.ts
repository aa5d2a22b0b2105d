/** What attackers type into fields, and what careless systems run. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "' autofocus onfocus=alert(3) x='",
  '</title><svg onload=alert(4)>',
  '</script><script>alert(5)</script>',
  '<a href="javascript:alert(6)">here</a>',
  '&lt;script&gt;alert(7)&lt;/script&gt; &amp;amp;',
  '<!--<script> ]]> --!> alert(8)',
  '${alert(9)} {{constructor.constructor("alert(9)")()}} `',
  '<iframe srcdoc="<script>parent.alert(10)</script>"></iframe>',
  '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">',
  '\\"-alert(12)-\\" \\u003cscript\\u003e',
];

/** Addresses that the CMS must refuse or the site must not make a link of. */
export const hostileAddresses = [
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(2)',
  'java\nscript:alert(3)',
  'data:text/html,<script>alert(4)</script>',
  'vbscript:msgbox(5)',
  '//elsewhere.example/',
];
