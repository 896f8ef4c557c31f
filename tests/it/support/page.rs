//! Reading pages as a browser reads them.

use scraper::{ElementRef, Html, Selector};

use super::Reply;

impl Reply {
    pub fn page(&self) -> Html {
        Html::parse_document(&self.body)
    }

    pub fn has(&self, selector: &str) -> bool {
        self.page().select(&select(selector)).next().is_some()
    }

    pub fn texts_of(&self, selector: &str) -> Vec<String> {
        self.page().select(&select(selector)).map(text).collect()
    }

    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let page = self.page();
        page.select(&select(selector)).next().and_then(|element| element.attr(name)).map(str::to_owned)
    }

    /// That attribute of everything the selector meets.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        self.page().select(&selector).filter_map(|it| it.attr(name)).map(str::to_owned).collect()
    }

    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_else(|| panic!("no redirect but {}", self.status))
    }

    /// What a form's field holds.
    pub fn value_of(&self, field: &str) -> Option<String> {
        self.attribute(&format!("input[name='{field}']"), "value")
    }

    /// The message that a screen reader reads with the field: only if the field is marked as wrong and
    /// names the element of the message.
    pub fn message_at(&self, field: &str) -> Option<String> {
        let input = format!("form input[name='{field}']:not([type='hidden'])");
        if self.attribute(&input, "aria-invalid")? != "true" {
            return None;
        }
        let described_by = self.attribute(&input, "aria-describedby")?;
        let page = self.page();
        let messages = described_by
            .split_whitespace()
            .filter_map(|id| page.select(&select(&format!("[id='{id}']"))).next())
            .filter(|element| element.attr("class") == Some("field-errors"))
            .map(text);
        Some(messages.collect::<Vec<_>>().join(" ")).filter(|message| !message.is_empty())
    }

    /// The texts in the summary at the top of a form, each with the field it leads to.
    pub fn summary(&self) -> Vec<(String, String)> {
        let page = self.page();
        page.select(&select("[role='alert'] .message-list li"))
            .map(|item| {
                let link = item.select(&select("a")).next().and_then(|link| link.attr("href"));
                (link.unwrap_or_default().to_owned(), text(item))
            })
            .collect()
    }

    /// Whether the page holds a text, wherever it stands.
    pub fn says(&self, words: &str) -> bool {
        text(self.page().root_element()).contains(words)
    }

    /// The body without what is different each time anyway: secrets and moments.
    pub fn body_without(&self, secrets: &[&str]) -> String {
        secrets.iter().fold(self.body.clone(), |body, secret| body.replace(secret, "…"))
    }
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
