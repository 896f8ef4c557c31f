//! Whether a resource meets a filter. Texts are compared as their attribute says: with or without case.

use std::cmp::Ordering;

use serde_json::{Map, Value};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::attributes::Attribute;
use super::filter::{Comparison, Filter, Literal, Operator, Test};

/// A resource as the client sees it, and what else counts as a value of an attribute.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub resource: &'a Map<String, Value>,
    /// Another value by which the attribute of this name is found.
    pub also: Option<(&'a str, &'a str)>,
}

impl Filter {
    pub fn is_met_by(&self, subject: Subject<'_>) -> bool {
        match self {
            Filter::And(all) => all.iter().all(|filter| filter.is_met_by(subject)),
            Filter::Or(all) => all.iter().any(|filter| filter.is_met_by(subject)),
            Filter::Not(inner) => !inner.is_met_by(subject),
            Filter::Test(test) => test.is_met_by(subject),
            Filter::Within(attribute, inner) => {
                let met = |value: &Value| {
                    let parts = value.as_object();
                    parts.is_some_and(|parts| inner.is_met_by(Subject { resource: parts, also: None }))
                };
                values(subject.resource.get(attribute.name)).any(met)
            }
        }
    }
}

/// One value or each of many; none for one that is not there.
fn values(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let (one, many) = match value {
        None | Some(Value::Null) => (None, &[][..]),
        Some(Value::Array(items)) => (None, &items[..]),
        Some(value) => (Some(value), &[][..]),
    };
    one.into_iter().chain(many)
}

impl Test {
    fn is_met_by(&self, subject: Subject<'_>) -> bool {
        let found = values(subject.resource.get(self.attribute.name));
        let found = found.filter_map(|value| match self.part {
            Some(part) => value.get(part.name).filter(|value| !value.is_null()),
            None => Some(value),
        });
        let attribute = self.part.unwrap_or(self.attribute);
        let mut found = found.peekable();
        match &self.comparison {
            Comparison::Present => found.any(is_said),
            Comparison::Absent => !found.any(is_said),
            // What has no value is not equal to any.
            Comparison::Compares(Operator::NotEqual, literal) => {
                !found.any(|value| holds(attribute, Operator::Equal, literal, value))
                    && !self.is_also(subject, literal)
            }
            Comparison::Compares(operator, literal) => {
                found.any(|value| holds(attribute, *operator, literal, value))
                    || (*operator == Operator::Equal && self.is_also(subject, literal))
            }
        }
    }

    fn is_also(&self, subject: Subject<'_>, literal: &Literal) -> bool {
        match (subject.also, literal) {
            (Some((name, also)), Literal::Text(text)) => {
                self.attribute.name == name && folded(self.attribute, also) == folded(self.attribute, text)
            }
            _ => false,
        }
    }
}

/// An empty list or text is no value (RFC 7644 table 3).
fn is_said(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(parts) => parts.values().any(is_said),
        Value::Null => false,
        Value::Bool(_) | Value::Number(_) => true,
    }
}

fn holds(attribute: &Attribute, operator: Operator, literal: &Literal, value: &Value) -> bool {
    match (literal, value) {
        (Literal::Boolean(wanted), Value::Bool(found)) => operator == Operator::Equal && wanted == found,
        (Literal::Text(wanted), Value::String(found)) => {
            let (wanted, found) = (folded(attribute, wanted), folded(attribute, found));
            match operator {
                Operator::Contains => found.contains(&wanted),
                Operator::StartsWith => found.starts_with(&wanted),
                Operator::EndsWith => found.ends_with(&wanted),
                _ => stands(operator, found.cmp(&wanted)),
            }
        }
        (Literal::Time(wanted), Value::String(found)) => {
            OffsetDateTime::parse(found, &Rfc3339).is_ok_and(|found| stands(operator, found.cmp(wanted)))
        }
        _ => false,
    }
}

fn stands(operator: Operator, order: Ordering) -> bool {
    match operator {
        Operator::Equal => order.is_eq(),
        Operator::Greater => order.is_gt(),
        Operator::GreaterOrEqual => order.is_ge(),
        Operator::Less => order.is_lt(),
        Operator::LessOrEqual => order.is_le(),
        _ => false,
    }
}

/// A text as it is compared.
pub fn folded(attribute: &Attribute, text: &str) -> String {
    if attribute.case_exact { text.to_owned() } else { text.to_lowercase() }
}

/// By what a resource is sorted (RFC 7644 3.4.2.3): of many values the primary one, else the first. One that
/// has none comes last.
pub fn sort_key(
    attribute: &Attribute,
    part: Option<&Attribute>,
    resource: &Map<String, Value>,
) -> Option<String> {
    let is_primary = |value: &&Value| value.get("primary") == Some(&Value::Bool(true));
    let mut all = values(resource.get(attribute.name));
    let first = all.next();
    let value = std::iter::once(first).flatten().chain(all).find(is_primary).or(first)?;
    let part = part.or_else(|| attribute.part("value"));
    let value = match part {
        Some(part) => value.get(part.name)?,
        None => value,
    };
    match value {
        Value::String(text) => Some(folded(part.unwrap_or(attribute), text)),
        Value::Bool(value) => Some(u8::from(*value).to_string()),
        _ => None,
    }
}
