//! A request's query as named values, each of which may stand once.

use std::convert::Infallible;

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use crate::domain::{FieldErrors, Reason};

/// The pairs of the request's query, as sent.
pub struct Query {
    path: String,
    pairs: Vec<(String, String)>,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Query {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        let query = request.uri().query().map(|query| query.as_str()).unwrap_or_default();
        Outcome::Success(Self::of(request.uri().path().as_str(), query))
    }
}

impl Query {
    pub fn of(path: &str, query: &str) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Self { path: path.to_owned(), pairs }
    }

    /// The value of a name that stands once; an empty one counts as none, as filters of clients send it.
    pub fn text(&self, name: &str) -> Result<Option<&str>, Reason> {
        let mut values = self.pairs.iter().filter(|(known, _)| known == name);
        let first = values.next();
        if values.next().is_some() {
            return Err(Reason::Repeated);
        }
        Ok(first.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty()))
    }

    pub fn flag(&self, name: &str) -> Result<Option<bool>, Reason> {
        match self.text(name)? {
            None => Ok(None),
            Some("true" | "True" | "1") => Ok(Some(true)),
            Some("false" | "False" | "0") => Ok(Some(false)),
            Some(_) => Err(Reason::NotABoolean),
        }
    }

    pub fn integer(&self, name: &str) -> Result<Option<i64>, Reason> {
        self.text(name)?.map(|text| text.parse().map_err(|_| Reason::NotAnInteger)).transpose()
    }

    /// A whole number from `least` on; what is none is kept among the errors.
    pub fn number_from(&self, least: i64, name: &str, errors: &mut FieldErrors) -> Option<i64> {
        let number = self.integer(name).and_then(|number| match number {
            Some(number) if number < least => Err(Reason::NotAnInteger),
            number => Ok(number),
        });
        errors.keep(name, number).flatten()
    }

    /// The same request with other values of these names, below an origin.
    pub fn with(&self, origin: &str, changed: &[(&str, Option<String>)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let given = changed.iter().filter_map(|(name, value)| value.as_ref().map(|value| (*name, value)));
        query.extend_pairs(given);
        let others = self.pairs.iter().filter(|(name, _)| changed.iter().all(|(other, _)| name != other));
        query.extend_pairs(others);
        format!("{origin}{}/?{}", self.path.trim_end_matches('/'), query.finish())
    }
}
