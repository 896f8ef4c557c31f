//! Everybody's mail, as it arrives.

use mailparse::ParsedMail;

use super::TestApp;
use super::people::path_of;

pub struct Mailbox<'a>(&'a TestApp);

/// A message as a mail program reads it.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The envelope's recipients.
    pub recipients: Vec<String>,
    /// Name and decoded value of every header.
    pub headers: Vec<(String, String)>,
    pub text: String,
    pub html: String,
    pub raw: String,
}

impl TestApp {
    /// The mail that has arrived, after what is due was sent.
    pub fn mailbox(&self) -> Mailbox<'_> {
        Mailbox(self)
    }
}

impl Mailbox<'_> {
    pub fn all(&self) -> Vec<Mail> {
        self.0
            .deliver()
            .iter()
            .map(|sent| {
                let recipients = sent.envelope.to().iter().map(ToString::to_string).collect();
                Mail::parse(recipients, &sent.message)
            })
            .collect()
    }

    /// To one address, the oldest first.
    pub fn of(&self, address: &str) -> Vec<Mail> {
        let mut mails = self.all();
        mails.retain(|mail| mail.recipients == [address]);
        mails
    }

    pub fn newest(&self, address: &str) -> Mail {
        self.of(address).pop().unwrap_or_else(|| panic!("no mail for {address}"))
    }

    /// But for the word of a new browser, which any sign-in may cause.
    pub fn newest_but_sign_ins(&self, address: &str) -> Mail {
        self.of_but_sign_ins(address).pop().unwrap_or_else(|| panic!("no mail for {address}"))
    }

    pub fn of_but_sign_ins(&self, address: &str) -> Vec<Mail> {
        let mut mails = self.of(address);
        mails.retain(|mail| !mail.is_about_a_sign_in());
        mails
    }

    /// The path of the link in the newest mail.
    pub fn link_for(&self, address: &str) -> String {
        let mail = self.newest(address);
        path_of(&mail.link().unwrap_or_else(|| panic!("no link in {}", mail.text)))
    }

    pub fn code_for(&self, address: &str) -> String {
        let mail = self.newest(address);
        mail.code().unwrap_or_else(|| panic!("no code in {}", mail.text))
    }
}

impl Mail {
    fn parse(recipients: Vec<String>, message: &[u8]) -> Self {
        let mail = mailparse::parse_mail(message).expect("a message");
        let headers =
            mail.get_headers().into_iter().map(|header| (header.get_key(), header.get_value())).collect();
        Self {
            recipients,
            headers,
            text: part(&mail, "text/plain"),
            html: part(&mail, "text/html"),
            raw: String::from_utf8_lossy(message).into_owned(),
        }
    }

    /// A header that stands exactly once.
    pub fn header(&self, name: &str) -> &str {
        let mut found = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let value = &found.next().unwrap_or_else(|| panic!("no header {name}")).1;
        assert!(found.next().is_none(), "{name} stands twice");
        value
    }

    pub fn subject(&self) -> &str {
        self.header("Subject")
    }

    pub fn is_about_a_sign_in(&self) -> bool {
        ["New sign-in", "Neue Anmeldung"].iter().any(|start| self.subject().starts_with(start))
    }

    /// The link of the text part that carries a token.
    pub fn link(&self) -> Option<String> {
        let pages = ["/confirm/", "/invite/", "/recover/", "/not-me/"];
        let carries = |line: &&str| pages.iter().any(|path| line.contains(path));
        self.text.lines().find(carries).map(|line| line.trim().to_owned())
    }

    /// The link of the text part that takes back what the mail tells of.
    pub fn undo_link(&self) -> Option<String> {
        self.text.lines().find(|line| line.contains("/undo/")).map(|line| line.trim().to_owned())
    }

    /// The line of six digits in the text part.
    pub fn code(&self) -> Option<String> {
        let is_code = |line: &&str| line.len() == 6 && line.bytes().all(|b| b.is_ascii_digit());
        self.text.lines().map(str::trim).find(is_code).map(str::to_owned)
    }

    /// Where the links of the HTML part lead.
    pub fn html_links(&self) -> Vec<String> {
        let page = scraper::Html::parse_document(&self.html);
        let links = scraper::Selector::parse("[href]").expect("a selector");
        page.select(&links).filter_map(|link| link.attr("href")).map(str::to_owned).collect()
    }

    pub fn html_text(&self) -> String {
        let page = scraper::Html::parse_document(&self.html);
        let body = scraper::Selector::parse("body").expect("a selector");
        let words: String = page.select(&body).flat_map(|body| body.text()).collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn text_on_one_line(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn part(mail: &ParsedMail<'_>, kind: &str) -> String {
    mail.parts()
        .find(|part| part.ctype.mimetype == kind)
        .map(|part| part.get_body().expect("a body"))
        .unwrap_or_default()
}
