//! `/console/mail/texts`: the mails' words, to be changed and put back.

use rocket::http::Status;
use rocket::response::Redirect;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use super::previews::{KindList, named};
use super::{MAIL, ShownKind, ShownLanguage, TEXTS, below, framed};
use crate::domain::{Language, MailText};
use crate::mail::kind::MailKind;
use crate::mail::kinds::MEANINGS;
use crate::mail::wording::{MOST_BODY_CHARS, MOST_LINE_CHARS};
use crate::services::mail::mail_faults::{field, message};
use crate::services::mail::mail_texts::{
    MailTextError, Words, find, list, reset as reset_text, save, try_out,
};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::{Crumb, Tab};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page, Renderer};
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::fields::Fields;
use crate::web::http::headers::{FramedMail, HoldsFrame};
use crate::web::http::problem::Problem;

pub fn routes() -> Vec<Route> {
    routes![show_all, show, submit, preview, reset]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<MailTexts>(), samples_of::<MailTextPage<'_>>()].concat()
}

#[get("/console/mail/texts")]
async fn show_all(who: Administers, frame: &Frame, state: &State<WebState>) -> Answer {
    let texts = match list(&state.ctx).await {
        Ok(texts) => texts,
        Err(error) => return error.into(),
    };
    let context = MailTexts(KindList::of(frame, &texts));
    console::show(frame, who.account().rights(), Section::Mail, &context).into()
}

/// Asks for the proof before the first word is written, not after the last.
#[get("/console/mail/texts/<kind>/<language>?<done>")]
async fn show(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    kind: &str,
    language: &str,
    done: Option<&str>,
) -> Result<HoldsFrame<Page>, Problem> {
    let (kind, language) = named(kind, language)?;
    let words = find(&state.ctx, &frame.policy, kind, language).await?;
    let text = words.own.as_ref().map_or(&words.default, |own| &own.text);
    let form = Form::default()
        .with_value("subject", &text.subject)
        .with_value("heading", &text.heading)
        .with_value("body", &text.body);
    let done = done.filter(|done| matches!(*done, "saved" | "reset"));
    Ok(HoldsFrame(edit_page(&who, frame, kind, &words, form, done)))
}

/// The proof may have run out over the writing: what was typed is kept, and asked for it again.
#[post("/console/mail/texts/<kind>/<language>", data = "<fields>")]
async fn submit(
    change: Change<Administers>,
    frame: &Frame,
    state: &State<WebState>,
    kind: &str,
    language: &str,
    fields: Fields,
) -> Result<HoldsFrame<Answer>, Problem> {
    let (kind, language) = named(kind, language)?;
    let text = typed(&fields)?;
    let words = find(&state.ctx, &frame.policy, kind, language).await?;
    let form = Form::default()
        .with_value("subject", &text.subject)
        .with_value("heading", &text.heading)
        .with_value("body", &text.body);
    let again = |form: Form, status| {
        HoldsFrame(Answer::from(edit_page(&change.who, frame, kind, &words, form, None).with_status(status)))
    };
    if !change.who.session.is_proven() {
        let form = form.with_general(frame.text("console-mail-text-prove"));
        return Ok(again(form, Status::Forbidden));
    }
    match save(&state.ctx, change.audit_context(), &frame.policy, kind, language, text).await {
        Ok(()) => Ok(HoldsFrame(see_other(path(kind, language, "?done=saved")))),
        Err(MailTextError::Faults(faults)) => {
            let form = faults.iter().fold(form, |form, fault| {
                form.with_message(field(fault.part), message(frame.language, fault))
            });
            Ok(again(form, Status::BadRequest))
        }
        Err(error) => Err(error.into()),
    }
}

/// What was typed, as the mail would look, or what is wrong with it. Stores nothing.
#[post("/console/mail/texts/<kind>/<language>/preview", data = "<fields>")]
#[expect(clippy::too_many_arguments, reason = "guards are arguments")]
async fn preview(
    _same: SameOrigin,
    _who: Administers,
    frame: &Frame,
    renderer: Renderer<'_>,
    state: &State<WebState>,
    kind: &str,
    language: &str,
    fields: Fields,
) -> Result<FramedMail, Problem> {
    let (kind, language) = named(kind, language)?;
    match try_out(&state.ctx, &frame.policy, kind, language, &typed(&fields)?) {
        Ok(content) => framed(state, &content).await,
        Err(MailTextError::Faults(faults)) => {
            let faults: Vec<String> = faults.iter().map(|fault| message(frame.language, fault)).collect();
            let html = frame.show(renderer.rocket(), &MailFaults { faults })?;
            Ok(FramedMail { html, has_picture: false })
        }
        Err(error) => Err(error.into()),
    }
}

#[post("/console/mail/texts/<kind>/<language>/reset")]
async fn reset(
    change: Change<Administers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
    kind: &str,
    language: &str,
) -> Result<Redirect, Problem> {
    let (kind, language) = named(kind, language)?;
    reset_text(&state.ctx, change.audit_context(), kind, language).await?;
    Ok(Redirect::to(path(kind, language, "?done=reset")))
}

/// After the proof that a reset asked for, the browser comes here by GET.
fn path(kind: &MailKind, language: Language, rest: &str) -> String {
    format!("/console/mail/texts/{}/{}{rest}", kind.name, language.tag())
}

/// Line ends as browsers send them become line ends as everything else has them.
fn typed(fields: &Fields) -> Result<MailText, Problem> {
    let text = |name: &str| {
        let text = fields
            .optional_text(name)
            .map_err(|_| Problem::new(crate::web::http::problem::Kind::BadRequest))?;
        Ok::<_, Problem>(text.unwrap_or_default().replace("\r\n", "\n"))
    };
    Ok(MailText { subject: text("subject")?, heading: text("heading")?, body: text("body")? })
}

fn edit_page(
    who: &Administers,
    frame: &Frame,
    kind: &MailKind,
    words: &Words,
    form: Form,
    done: Option<&str>,
) -> Page {
    let (needed, others): (Vec<_>, Vec<_>) =
        words.placeholders.iter().partition(|(name, _)| kind.needs.contains(&name.as_str()));
    let placeholder = |(name, sample): &(String, String)| Placeholder {
        code: format!("{{{{ {name} }}}}"),
        meaning: MEANINGS.iter().find(|(known, _)| known == name).map(|(_, key)| frame.text(key)),
        sample: sample.clone(),
        is_needed: kind.needs.contains(&name.as_str()),
    };
    let in_language = |one: &Language| Tab {
        path: path(kind, *one, ""),
        text: one.own_name().to_owned(),
        current: *one == words.language,
        count: None,
    };
    let context = MailTextPage {
        kind: ShownKind::of(frame, kind),
        language: words.language.into(),
        languages_of_mail: Language::ALL.iter().map(in_language).collect(),
        own: words
            .own
            .as_ref()
            .map(|own| OwnWords { by: own.changed_by.clone(), at: moment(own.changed_at) }),
        default: DefaultWords::of(&words.default),
        placeholders: needed.into_iter().chain(others).map(placeholder).collect(),
        form,
        most_line: MOST_LINE_CHARS,
        most_body: MOST_BODY_CHARS,
        done,
        link_sample: sample_of_link(kind),
        crumbs: below(frame, &[MAIL, TEXTS]),
    };
    let path = path(kind, words.language, "");
    console::show_at(frame, who.account().rights(), Section::Mail, &path, &context)
}

/// How a button is written, with a link that this mail has.
fn sample_of_link(kind: &MailKind) -> &'static str {
    if kind.needs.contains(&"link") { "[…]({{ link }})" } else { "[…]({{ public_url }})" }
}

#[derive(Serialize)]
struct MailTexts(KindList);

impl PageContext for MailTexts {
    const TEMPLATE: &'static str = "console/mail/mail_texts.html";

    fn samples() -> Vec<Self> {
        vec![MailTexts(KindList::sample())]
    }
}

/// What is wrong with words that were to be tried out.
#[derive(Serialize)]
struct MailFaults {
    faults: Vec<String>,
}

impl PageContext for MailFaults {
    const TEMPLATE: &'static str = "partials/mail/mail_faults.html";

    fn samples() -> Vec<Self> {
        vec![MailFaults { faults: vec!["First.".to_owned()] }]
    }
}

#[derive(Serialize)]
struct MailTextPage<'a> {
    kind: ShownKind,
    language: ShownLanguage,
    languages_of_mail: Vec<Tab>,
    own: Option<OwnWords>,
    default: DefaultWords,
    placeholders: Vec<Placeholder>,
    form: Form,
    most_line: usize,
    most_body: usize,
    done: Option<&'a str>,
    link_sample: &'static str,
    crumbs: Vec<Crumb>,
}

/// By whom the words of an administrator are.
#[derive(Serialize)]
struct OwnWords {
    by: String,
    at: Moment,
}

#[derive(Serialize)]
struct DefaultWords {
    subject: String,
    heading: String,
    body: String,
}

impl DefaultWords {
    fn of(text: &MailText) -> Self {
        Self { subject: text.subject.clone(), heading: text.heading.clone(), body: text.body.clone() }
    }
}

#[derive(Serialize)]
struct Placeholder {
    code: String,
    meaning: Option<String>,
    sample: String,
    is_needed: bool,
}

impl PageContext for MailTextPage<'_> {
    const TEMPLATE: &'static str = "console/mail/mail_text.html";

    fn samples() -> Vec<Self> {
        let placeholder = |is_needed: bool| Placeholder {
            code: "{{ link }}".to_owned(),
            meaning: is_needed.then(|| "The link".to_owned()),
            sample: "https://example.org".to_owned(),
            is_needed,
        };
        let sample = |form, is_own: bool, done| MailTextPage {
            kind: ShownKind::sample(),
            language: Language::English.into(),
            languages_of_mail: Tab::samples(),
            own: is_own.then(|| OwnWords { by: "grace".to_owned(), at: Moment::sample() }),
            default: DefaultWords {
                subject: "Hello".to_owned(),
                heading: "Hello".to_owned(),
                body: "Hello".to_owned(),
            },
            placeholders: vec![placeholder(true), placeholder(false)],
            form,
            most_line: MOST_LINE_CHARS,
            most_body: MOST_BODY_CHARS,
            done,
            link_sample: "[…]({{ link }})",
            crumbs: Crumb::samples(),
        };
        vec![
            sample(Form::default(), true, Some("saved")),
            sample(Form::faulty_sample(&["subject", "heading", "body"]), false, None),
            sample(Form::default(), true, Some("reset")),
        ]
    }
}
