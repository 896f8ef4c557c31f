//! Which attributes a client wants to see (RFC 7644 3.9).

use serde_json::{Map, Value};

use super::attributes::{Attribute, Returned, Schema};
use super::path::{Named, resolve};

/// Names in one request; no resource has as many.
const MOST_NAMES: usize = 100;

type Wanted = (&'static Attribute, Option<&'static Attribute>);

#[derive(Debug, Clone, Default)]
pub struct Projection {
    /// These and what is always there; `None` is everything.
    only: Option<Vec<Wanted>>,
    without: Vec<Wanted>,
}

impl Projection {
    /// Names that nobody knows are passed over.
    pub fn of<'a>(
        schema: &Schema,
        attributes: Option<impl Iterator<Item = &'a str>>,
        excluded: impl Iterator<Item = &'a str>,
    ) -> Self {
        Self { only: attributes.map(|names| wanted(schema, names)), without: wanted(schema, excluded) }
    }

    /// Whether an attribute may be left out of the work as well.
    pub fn shows(&self, name: &str) -> bool {
        let is_it = |(attribute, _): &Wanted| attribute.name == name;
        let is_in = self.only.as_ref().is_none_or(|only| only.iter().any(is_it));
        is_in && !self.without.iter().any(|wanted| is_it(wanted) && wanted.1.is_none())
    }

    pub fn apply(&self, schema: &Schema, mut resource: Map<String, Value>) -> Map<String, Value> {
        let is_always = |name: &str| {
            schema.attribute(name).is_none_or(|attribute| attribute.returned == Returned::Always)
        };
        if let Some(only) = &self.only {
            resource.retain(|name, value| {
                let of_it: Vec<_> = only.iter().filter(|(attribute, _)| attribute.name == name).collect();
                if !of_it.is_empty() && of_it.iter().all(|(_, part)| part.is_some()) {
                    let keeps =
                        |name: &str| of_it.iter().any(|(_, part)| part.is_some_and(|part| part.name == name));
                    keep_parts(value, &keeps);
                }
                is_always(name) || !of_it.is_empty()
            });
        }
        for (attribute, part) in &self.without {
            match part {
                None if is_always(attribute.name) => {}
                None => drop(resource.remove(attribute.name)),
                Some(part) => {
                    if let Some(value) = resource.get_mut(attribute.name) {
                        keep_parts(value, &|name| name != part.name);
                    }
                }
            }
        }
        resource
    }
}

fn wanted<'a>(schema: &Schema, names: impl Iterator<Item = &'a str>) -> Vec<Wanted> {
    let names = names.map(str::trim).filter(|name| !name.is_empty()).take(MOST_NAMES);
    let found = names.filter_map(|name| match resolve(schema, name) {
        Ok(Named::Attribute { attribute, part }) => Some((attribute, part)),
        _ => None,
    });
    found.collect()
}

fn keep_parts(value: &mut Value, keeps: &dyn Fn(&str) -> bool) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| keep_parts(item, keeps)),
        Value::Object(parts) => parts.retain(|name, _| keeps(name)),
        _ => {}
    }
}
