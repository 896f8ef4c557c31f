//! A page's form as its template sees it: what was typed and what is wrong with it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::FieldErrors;
use crate::texts::{self, Locale};
use crate::web::http::fields::Fields;

/// An empty one stands behind every form that nobody has sent yet.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Form {
    values: BTreeMap<String, String>,
    errors: BTreeMap<String, Vec<String>>,
    /// Faults of no single field.
    general: Vec<String>,
}

impl Form {
    /// Repeats what was typed into these fields. A password is never among them.
    pub fn typed(fields: &Fields, names: &[&str]) -> Self {
        let values = names.iter().map(|name| ((*name).to_owned(), fields.typed(name))).collect();
        Self { values, ..Self::default() }
    }

    pub fn with_value(mut self, name: &str, value: &str) -> Self {
        self.values.insert(name.to_owned(), value.to_owned());
        self
    }

    pub fn with_errors(mut self, errors: &FieldErrors, locale: impl Into<Locale>) -> Self {
        let locale = locale.into();
        for error in errors.iter() {
            let message = texts::field_error(locale, error);
            self.errors.entry(error.field.clone()).or_default().push(message);
        }
        self
    }

    /// As it is shown with something typed into each of these fields, and each of them wrong.
    pub fn faulty_sample(fields: &[&str]) -> Self {
        let faults = || vec!["First.".to_owned(), "Second.".to_owned()];
        Self {
            values: fields.iter().map(|name| ((*name).to_owned(), "typed".to_owned())).collect(),
            errors: fields.iter().map(|name| ((*name).to_owned(), faults())).collect(),
            general: vec!["Something else.".to_owned()],
        }
    }

    /// For what is wrong with more than a value.
    pub fn with_message(mut self, field: &str, message: String) -> Self {
        self.errors.entry(field.to_owned()).or_default().push(message);
        self
    }

    pub fn with_general(mut self, message: String) -> Self {
        self.general.push(message);
        self
    }
}
