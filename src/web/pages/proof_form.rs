//! What confirmation, recovery and invitation share: the form for a mail's code, the proof that a page
//! carries along, and the password that somebody chooses with it.

use rocket::State;
use serde::Serialize;

use crate::domain::{Account, EmailAddress, FieldErrors, Language, NewPassword, Reason};
use crate::services::credentials::change_password::{parse_new_password, personal_names};
use crate::services::registration::confirm::Proof;
use crate::texts::{self, Locale};
use crate::web::WebState;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::http::fields::Fields;

pub fn samples() -> Vec<Content> {
    samples_of::<CodeForm>()
}

/// What the code of a mail is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFor {
    Confirmation,
    Recovery,
}

impl CodeFor {
    pub const fn path(self) -> &'static str {
        match self {
            CodeFor::Confirmation => "/confirm",
            CodeFor::Recovery => "/recover/code",
        }
    }
}

/// The page where somebody types address and code.
pub fn code_page(frame: &Frame, purpose: CodeFor, form: Form) -> Page {
    frame.page_at(purpose.path(), &CodeForm::of(frame.locale, purpose, form))
}

/// Address and code as they were typed.
pub fn typed_code(fields: &Fields) -> Result<Proof, FieldErrors> {
    let mut errors = FieldErrors::new();
    let email = errors.keep("email", fields.text("email").and_then(EmailAddress::parse));
    let code = fields
        .text("code")
        .and_then(|code| if code.trim().is_empty() { Err(Reason::Blank) } else { Ok(code.to_owned()) });
    let code = errors.keep("code", code);
    match (email, code) {
        (Some(email), Some(code)) => Ok(Proof::Code { email, code }),
        _ => Err(errors),
    }
}

/// The password that was chosen, or a form with what is wrong with it.
pub fn chosen_password(
    state: &State<WebState>,
    frame: &Frame,
    fields: &Fields,
    account: &Account,
) -> Result<NewPassword, Form> {
    let rules = frame.policy.password_policy();
    let names = personal_names(account);
    fields
        .text("password")
        .and_then(|text| parse_new_password(&state.ctx, &frame.policy, rules, &names, text))
        .map_err(|reason| Form::default().with_errors(&FieldErrors::one("password", reason), frame.locale))
}

/// The proof in the hidden fields of the next form: a token, or address and code.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum CarriedProof<'a> {
    Link { token: &'a str },
    Code { email: &'a str, code: &'a str },
}

impl<'a> From<&'a Proof> for CarriedProof<'a> {
    fn from(proof: &'a Proof) -> Self {
        match proof {
            Proof::Link(token) => CarriedProof::Link { token },
            Proof::Code { email, code } => CarriedProof::Code { email: email.as_str(), code },
        }
    }
}

impl CarriedProof<'_> {
    pub const fn samples() -> [Self; 2] {
        [CarriedProof::Link { token: "T" }, CarriedProof::Code { email: "ada@example.org", code: "123456" }]
    }
}

#[derive(Serialize)]
struct CodeForm {
    form: Form,
    title: String,
    lead: String,
    action: &'static str,
    autocomplete: &'static str,
    lost: String,
    /// Where another mail can be asked for.
    mail_again: &'static str,
}

impl CodeForm {
    fn of(locale: impl Into<Locale>, purpose: CodeFor, form: Form) -> Self {
        let locale = locale.into();
        let text = |key| texts::text(locale, key);
        match purpose {
            CodeFor::Confirmation => Self {
                form,
                title: text("confirm-code-title"),
                lead: text("confirm-code-lead"),
                action: "/confirm/code",
                autocomplete: "email",
                lost: text("confirm-code-lost"),
                mail_again: "/confirm/resend",
            },
            CodeFor::Recovery => Self {
                form,
                title: text("recover-code-title"),
                lead: text("recover-code-lead"),
                action: "/recover/code",
                autocomplete: "username",
                lost: text("recover-code-lost"),
                mail_again: "/recover",
            },
        }
    }
}

impl PageContext for CodeForm {
    const TEMPLATE: &'static str = "pages/code_form.html";

    fn samples() -> Vec<Self> {
        let forms = || [Form::default(), Form::faulty_sample(&["email", "code"])];
        let pages = [CodeFor::Confirmation, CodeFor::Recovery].into_iter();
        pages.flat_map(|purpose| forms().map(|form| Self::of(Language::English, purpose, form))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_of_the_code_form_is_there() {
        for page in CodeForm::samples() {
            for text in [page.title, page.lead, page.lost] {
                assert!(text.contains(' '), "{text}");
            }
        }
    }
}
