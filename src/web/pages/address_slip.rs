//! The question whether another address was meant, before anything is done with the one that was typed. Nothing is
//! changed unasked: whoever sends the same address again keeps it.

use crate::domain::EmailAddress;
use crate::texts::{Args, text_with};
use crate::web::html::form::Form;
use crate::web::html::render::Frame;
use crate::web::http::fields::Fields;

/// Which address the question was about, in a hidden field of the form.
const ASKED: &str = "email_asked";

/// The form as it goes on: with the question at the field of the address (`Err`), or without one.
pub fn ask_about_slip(frame: &Frame, fields: &Fields, field: &str, form: Form) -> Result<Form, Form> {
    let Ok(email) = fields.text(field).and_then(EmailAddress::parse) else { return Ok(form) };
    let Some(meant) = email.perhaps_meant() else { return Ok(form) };
    let form = form.with_value(ASKED, email.as_str());
    if fields.text(ASKED).is_ok_and(|asked| asked == email.as_str()) {
        return Ok(form);
    }
    let args = Args::from([("address".into(), meant.into())]);
    Err(form.with_message(field, text_with(frame.language, "address-perhaps-meant", &args)))
}
