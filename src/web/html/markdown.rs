//! A safe subset of Markdown as HTML: headings, paragraphs, lists, quotes, code, emphasis and links. HTML in
//! it is shown as text, a picture as its description, and a link leads to the web or to a mailbox or is none.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag};

/// Quotes, lists and emphases that stand in one another; what is deeper is text of the innermost one.
const DEEPEST: usize = 16;
/// Bytes of HTML after which a text is cut off: six times what the longest policy of plain words makes.
const LONGEST_HTML: usize = 1024 * 1024;

/// `text` as HTML that needs no further escaping. Its highest headings are `h2`: they stand in a page that has
/// its own `h1`.
pub fn to_html(text: &str) -> String {
    let mut page = Page { html: String::with_capacity(text.len() * 2), open: Vec::new() };
    for event in Parser::new_ext(text, Options::empty()) {
        if page.html.len() > LONGEST_HTML {
            page.html.push('…');
            break;
        }
        page.add(event);
    }
    while let Some(open) = page.open.pop() {
        page.html.push_str(&open);
    }
    page.html
}

struct Page {
    html: String,
    /// How each open element ends; nothing for one that is not shown.
    open: Vec<Cow<'static, str>>,
}

impl Page {
    fn add(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(_) => self.html.push_str(&self.open.pop().unwrap_or_default()),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => {
                self.html.push_str("<code>");
                self.text(&text);
                self.html.push_str("</code>");
            }
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>"),
            Event::Rule => self.html.push_str("<hr>"),
            // Extensions, none of which is on.
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let (start, end) = self.element(tag);
        if start != "\n" || !self.html.ends_with(['\n', '>']) {
            self.html.push_str(&start);
        }
        self.open.push(end);
    }

    /// How an element begins and ends; nothing for what is not shown.
    fn element(&self, tag: &Tag<'_>) -> (Cow<'static, str>, Cow<'static, str>) {
        let is_too_deep = self.depth() >= DEEPEST;
        let (start, end): (Cow<'static, str>, &'static str) = match tag {
            Tag::Paragraph | Tag::HtmlBlock => ("<p>".into(), "</p>"),
            Tag::Heading { level, .. } => {
                let level = below(*level);
                return (format!("<h{level}>").into(), format!("</h{level}>").into());
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                ("<pre tabindex=\"0\"><code>".into(), "</code></pre>")
            }
            // A list that is not shown has no items either, but they stay words of their own.
            Tag::Item if self.open.last().is_some_and(|list| list.is_empty()) => ("\n".into(), ""),
            Tag::Item => ("<li>".into(), "</li>"),
            _ if is_too_deep => ("".into(), ""),
            Tag::BlockQuote(_) => ("<blockquote>".into(), "</blockquote>"),
            Tag::List(None) => ("<ul>".into(), "</ul>"),
            Tag::List(Some(1)) => ("<ol>".into(), "</ol>"),
            Tag::List(Some(first)) => (format!("<ol start=\"{first}\">").into(), "</ol>"),
            Tag::Emphasis => ("<em>".into(), "</em>"),
            Tag::Strong => ("<strong>".into(), "</strong>"),
            Tag::Link { dest_url, link_type, .. } => {
                match target(dest_url, *link_type == pulldown_cmark::LinkType::Email) {
                    Some(target) => {
                        let target = tera::escape_html(&target);
                        (format!("<a href=\"{target}\" rel=\"noreferrer\">").into(), "</a>")
                    }
                    None => ("".into(), ""),
                }
            }
            // A picture is its description.
            _ => ("".into(), ""),
        };
        (start, end.into())
    }

    /// What is open and shown, but for the items, which belong to their lists.
    fn depth(&self) -> usize {
        self.open.iter().filter(|end| !end.is_empty() && *end != "</li>").take(DEEPEST).count()
    }

    fn text(&mut self, text: &str) {
        self.html.push_str(&tera::escape_html(text));
    }
}

fn below(level: HeadingLevel) -> u8 {
    (level as u8 + 1).min(6)
}

/// Where a link may lead.
fn target(written: &str, is_mailbox: bool) -> Option<String> {
    let written = if is_mailbox { format!("mailto:{written}") } else { written.to_owned() };
    let url = url::Url::parse(&written).ok()?;
    matches!(url.scheme(), "http" | "https" | "mailto").then(|| url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_stand_below_that_of_the_page() {
        assert_eq!(to_html("# One\n\n## Two"), "<h2>One</h2><h3>Two</h3>");
        assert_eq!(to_html("###### Six"), "<h6>Six</h6>");
    }

    #[test]
    fn what_policies_are_written_with_is_understood() {
        assert_eq!(to_html("One\ntwo.\n\nThree."), "<p>One\ntwo.</p><p>Three.</p>");
        assert_eq!(to_html("- a\n- **b**"), "<ul><li>a</li><li><strong>b</strong></li></ul>");
        assert_eq!(to_html("3. a\n4. *b*"), "<ol start=\"3\"><li>a</li><li><em>b</em></li></ol>");
        assert_eq!(to_html("> `a < b`"), "<blockquote><p><code>a &lt; b</code></p></blockquote>");
    }

    #[test]
    fn nesting_ends_at_a_depth_and_the_words_stay() {
        for (text, element) in [
            (format!("{}a", "> ".repeat(1000)), "<blockquote>"),
            (format!("{}a", "- ".repeat(1000)), "<li>"),
            (format!("{0}a{0}", "**".repeat(40)), "<strong>"),
        ] {
            let html = to_html(&text);
            let count = html.matches(element).count();
            assert!((DEEPEST - 1..=DEEPEST).contains(&count), "{count}: {html}");
            assert_eq!(count, html.matches(&element.replace('<', "</")).count());
            assert!(html.contains('a') && html.len() < 1000, "{html}");
        }
        let items = (0..20).map(|depth| format!("{}- a{depth}\n", "  ".repeat(depth))).collect::<String>();
        assert!(to_html(&items).contains("a16\na17\na18"), "{}", to_html(&items));
    }

    #[test]
    fn html_that_grows_past_its_bound_is_cut_off_and_closed() {
        let html = to_html(&format!("> {}", "[/](http://a/////)".repeat(40_000)));
        assert!(html.len() < LONGEST_HTML + 200, "{}", html.len());
        assert!(html.contains('…') && html.ends_with("</p></blockquote>"), "{}", &html[html.len() - 100..]);
    }

    #[test]
    fn links_lead_to_the_web_and_to_mailboxes_and_nowhere_else() {
        let link =
            |target: &str, text: &str| format!("<p><a href=\"{target}\" rel=\"noreferrer\">{text}</a></p>");
        assert_eq!(
            to_html("[us](https://example.org/a)"),
            link("https:&#x2F;&#x2F;example.org&#x2F;a", "us")
        );
        assert_eq!(to_html("[us](mailto:a@example.org)"), link("mailto:a@example.org", "us"));
        assert_eq!(to_html("<a@example.org>"), link("mailto:a@example.org", "a@example.org"));
        for text in [
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert%281%29)",
            "[x](&#106;avascript:alert(1))",
            "[x](data:text/html,x)",
            "[x](/console)",
            "[x](//evil.example)",
            "[x](vbscript:x)",
            "[x]: javascript:x\n\n[x]",
        ] {
            assert_eq!(to_html(text), "<p>x</p>", "{text}");
        }
        assert!(!to_html("[x](https://a/\" onclick=\"alert(1))").contains("onclick=\""));
    }

    #[test]
    fn html_and_pictures_are_text() {
        for text in [
            "<script>alert(1)</script>",
            "a <b onclick=x>b</b>",
            "<img src=x onerror=alert(1)>",
            "<!-- x -->",
            "![x](https://evil.example/x.png)",
            "<iframe src='//x'>\n</iframe>",
            "```html\n<script>\n```",
        ] {
            let html = to_html(text);
            for tag in ["<script", "<b ", "<img", "<!--", "<iframe"] {
                assert!(!html.contains(tag), "{text}: {html}");
            }
        }
        assert_eq!(to_html("a <b>c</b>"), "<p>a &lt;b&gt;c&lt;&#x2F;b&gt;</p>");
    }
}
