//! From a wording to the words of a message, in the reader's language. The default wording of a mail
//! and an administrator's own go the same way, through one pair of templates.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Serialize;
use tera::{Context, Tera};

use super::content::MailContent;
use super::inline_logo::InlineLogo;
use super::kind::{Mail, MailKind, Site, Values};
use super::wording::{Fault, Rules, Wording, placeholder};
use crate::domain::{Language, MailText};
use crate::texts::{self, Args, Locale};

pub use super::kind::utc;

const HTML: &str = "mail/mail.html";
const TEXT: &str = "mail/mail.txt";

/// Why a mail cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    #[error("the text has faults: {0:?}")]
    Wording(Vec<Fault>),
    #[error(transparent)]
    Template(#[from] tera::Error),
}

/// A mail with everything that it says, before it is put into words.
pub struct Draft {
    pub kind: &'static MailKind,
    pub language: Language,
    site: Site,
    /// Every placeholder of the kind.
    names: Vec<&'static str>,
    values: BTreeMap<String, String>,
    choices: Args,
}

impl Draft {
    pub fn new(site: &Site, language: Language, name: &str, address: &str, mail: &dyn Mail) -> Self {
        let mut values = Values::new(site, language, name, address);
        mail.fill(&mut values);
        Self {
            kind: mail.kind(),
            language,
            site: site.clone(),
            names: values.names().collect(),
            values: values.known(),
            choices: mail.choices(),
        }
    }

    /// What the mail says, by the name of its placeholder.
    pub fn values(&self) -> &BTreeMap<String, String> {
        &self.values
    }

    fn locale(&self) -> Locale {
        Locale::new(self.language, self.site.formality)
    }

    /// What it says as long as nobody has written other words.
    pub fn default_wording(&self) -> Result<Wording, ComposeError> {
        let mut args = self.choices.clone();
        args.extend(self.names.iter().map(|name| ((*name).into(), placeholder(name).into())));
        let part =
            |part: &str| texts::text_with(self.locale(), &format!("{}.{part}", self.kind.text_key), &args);
        let text = MailText { subject: part("subject"), heading: part("heading"), body: part("body") };
        Wording::parse_default(&text, self.kind.needs, self.kind.heading_in_text)
            .map_err(ComposeError::Wording)
    }

    /// What nobody but the reader of the mail may see, as it stands in it: of a link the part after its
    /// last slash.
    fn secrets(&self) -> Vec<String> {
        let secret = |name: &&str| {
            let value = self.values.get(*name)?;
            let token = value.rsplit('/').next().filter(|token| token.len() >= 8);
            Some(token.unwrap_or(value).to_owned())
        };
        self.kind.needs.iter().filter_map(secret).collect()
    }
}

/// What the accent colour becomes, on light sheets and dark ones.
#[derive(Serialize)]
struct Colors {
    accent: String,
    on_accent: String,
    link: String,
    dark_accent: String,
    dark_on_accent: String,
    dark_link: String,
}

impl Colors {
    fn of(site: &Site) -> Self {
        let Some(accent) = site.look.accent else { return Self::default() };
        let (light, dark) = (accent.light(), accent.dark());
        Self {
            accent: light.accent.to_string(),
            on_accent: light.on_accent.to_string(),
            link: light.link.to_string(),
            dark_accent: dark.accent.to_string(),
            dark_on_accent: dark.on_accent.to_string(),
            dark_link: dark.link.to_string(),
        }
    }
}

/// Those of `static/css/tokens.css`.
impl Default for Colors {
    fn default() -> Self {
        let own = |color: &str| color.to_owned();
        Self {
            accent: own("#2b4aa8"),
            on_accent: own("#ffffff"),
            link: own("#2743a0"),
            dark_accent: own("#a5b8ff"),
            dark_on_accent: own("#10183a"),
            dark_link: own("#b0c1ff"),
        }
    }
}

/// The two templates of all mails, parsed with the first one.
#[derive(Default)]
pub struct Composer(OnceLock<Tera>);

impl Composer {
    /// In the default words.
    pub fn compose(&self, draft: &Draft) -> Result<MailContent, ComposeError> {
        self.render(draft, &draft.default_wording()?)
    }

    /// In the words of an administrator.
    pub fn reworded(&self, draft: &Draft, text: &MailText) -> Result<MailContent, ComposeError> {
        self.written(draft, text, None)
    }

    /// In words that somebody wants to save: nothing in them may be unknown.
    pub fn preview(&self, sample: &Draft, text: &MailText) -> Result<MailContent, ComposeError> {
        let known: Vec<String> = sample.values.keys().cloned().collect();
        self.written(sample, text, Some(&known))
    }

    fn written(
        &self,
        draft: &Draft,
        text: &MailText,
        known: Option<&[String]>,
    ) -> Result<MailContent, ComposeError> {
        let rules = Rules { known, needs: draft.kind.needs };
        self.render(draft, &Wording::parse(text, rules).map_err(ComposeError::Wording)?)
    }

    fn render(&self, draft: &Draft, wording: &Wording) -> Result<MailContent, ComposeError> {
        let words = wording.render(&draft.values);
        let logo = InlineLogo::of(&draft.site);
        let mut context = Context::new();
        context.insert("lang", draft.locale().tag());
        context.insert("html_lang", draft.language.tag());
        context.insert("dir", "ltr");
        context.insert("site_name", &draft.site.name);
        context.insert("public_url", &draft.site.public_url);
        context.insert("colors", &Colors::of(&draft.site));
        context.insert("logo", &logo.as_ref().map(|logo| &logo.tag));
        context.insert("shows_name", &(logo.is_none() || !draft.site.look.logo_has_name));
        context.insert("heading", &words.heading);
        context.insert("words", &words.text);
        context.insert("blocks", &words.blocks);
        let templates = self.templates()?;
        Ok(MailContent {
            subject: words.subject,
            text: templates.render(TEXT, &context)?,
            html: templates.render(HTML, &context)?,
            secrets: Some(draft.secrets()),
            logo,
        })
    }

    fn templates(&self) -> Result<&Tera, tera::Error> {
        if let Some(parsed) = self.0.get() {
            return Ok(parsed);
        }
        let mut tera = Tera::default();
        texts::register(&mut tera);
        tera.add_raw_templates([
            (HTML, include_str!("../../templates/mail/mail.html")),
            (TEXT, include_str!("../../templates/mail/mail.txt")),
        ])?;
        Ok(self.0.get_or_init(|| tera))
    }
}
