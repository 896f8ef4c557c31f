//! A safe subset of Markdown as HTML: headings, paragraphs, lists, quotes, code, emphasis and links. HTML in
//! it is shown as text, a picture as its description, and a link leads to the web or to a mailbox or is none.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// `text` as HTML that needs no further escaping. Its highest headings are `h2`: they stand in a page that has
/// its own `h1`.
pub fn to_html(text: &str) -> String {
    let mut page = Page { html: String::with_capacity(text.len() * 2), links: Vec::new() };
    for event in Parser::new_ext(text, Options::empty()) {
        page.add(event);
    }
    page.html
}

struct Page {
    html: String,
    /// Of each open link, whether it leads anywhere.
    links: Vec<bool>,
}

impl Page {
    fn add(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
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

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.html.push_str("<p>"),
            Tag::Heading { level, .. } => self.html.push_str(&format!("<h{}>", below(*level))),
            Tag::BlockQuote(_) => self.html.push_str("<blockquote>"),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.html.push_str("<pre tabindex=\"0\"><code>");
            }
            Tag::List(None) => self.html.push_str("<ul>"),
            Tag::List(Some(1)) => self.html.push_str("<ol>"),
            Tag::List(Some(first)) => self.html.push_str(&format!("<ol start=\"{first}\">")),
            Tag::Item => self.html.push_str("<li>"),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Link { dest_url, link_type, .. } => {
                let target = target(dest_url, *link_type == pulldown_cmark::LinkType::Email);
                if let Some(target) = &target {
                    let target = tera::escape_html(target);
                    self.html.push_str(&format!("<a href=\"{target}\" rel=\"noreferrer\">"));
                }
                self.links.push(target.is_some());
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.html.push_str("</p>"),
            TagEnd::Heading(level) => self.html.push_str(&format!("</h{}>", below(level))),
            TagEnd::BlockQuote(_) => self.html.push_str("</blockquote>"),
            TagEnd::CodeBlock => self.html.push_str("</code></pre>"),
            TagEnd::List(false) => self.html.push_str("</ul>"),
            TagEnd::List(true) => self.html.push_str("</ol>"),
            TagEnd::Item => self.html.push_str("</li>"),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Link if self.links.pop() == Some(true) => self.html.push_str("</a>"),
            _ => {}
        }
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
