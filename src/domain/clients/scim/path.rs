//! Names of attributes as clients write them (RFC 7644 3.10): `emails`, `name.familyName`, with or without the
//! URN of a schema before them.

use super::attributes::{Attribute, Schema};
use super::fault::{Fault, quoted};
use super::schemas::ENTERPRISE_URN;

/// What a name leads to in a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// The resource itself: the bare URN of its schema.
    Resource,
    Attribute {
        attribute: &'static Attribute,
        part: Option<&'static Attribute>,
    },
    /// Known to RFC 7643, and not kept here.
    NotKept,
}

/// Resolves a name without a filter in it. A `Fault` where nobody has such an attribute.
pub fn resolve(schema: &Schema, text: &str) -> Result<Named, Fault> {
    let unknown = || Fault::path(format!("{} has no attribute {}", schema.name, quoted(text)));
    let name = match strip_urn(schema, text) {
        Stripped::Whole => return Ok(Named::Resource),
        Stripped::Extension => return Ok(Named::NotKept),
        Stripped::Foreign => return Err(unknown()),
        Stripped::Name(name) => name,
    };
    let (head, tail) = match name.split_once('.') {
        Some((head, tail)) => (head, Some(tail)),
        None => (name, None),
    };
    let Some(attribute) = schema.attribute(head) else {
        return if schema.is_not_kept(head) { Ok(Named::NotKept) } else { Err(unknown()) };
    };
    let part = match tail {
        None => None,
        Some(tail) => match attribute.part(tail) {
            Some(part) => Some(part),
            None if is_known_part(attribute, tail) => return Ok(Named::NotKept),
            None => return Err(unknown()),
        },
    };
    Ok(Named::Attribute { attribute, part })
}

enum Stripped<'a> {
    Whole,
    Extension,
    Foreign,
    Name(&'a str),
}

fn strip_urn<'a>(schema: &Schema, text: &'a str) -> Stripped<'a> {
    let begins = |start: &str| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    if !begins("urn:") {
        return Stripped::Name(text);
    }
    for (urn, is_ours) in [(ENTERPRISE_URN, false), (schema.urn, true)] {
        if !begins(urn) {
            continue;
        }
        let rest = &text[urn.len()..];
        return match rest.strip_prefix(':') {
            _ if !is_ours && (rest.is_empty() || rest.starts_with(':')) => Stripped::Extension,
            None if rest.is_empty() => Stripped::Whole,
            Some(name) if is_ours => Stripped::Name(name),
            _ => Stripped::Foreign,
        };
    }
    Stripped::Foreign
}

/// Parts that RFC 7643 knows of attributes that we keep without them.
fn is_known_part(attribute: &Attribute, part: &str) -> bool {
    let known: &[&str] = match attribute.name {
        "name" => &["middleName", "honorificPrefix", "honorificSuffix"],
        "emails" | "members" => &["display"],
        "roles" => &["display", "type", "primary"],
        _ => &[],
    };
    known.iter().any(|known| known.eq_ignore_ascii_case(part))
}

#[cfg(test)]
mod tests {
    use super::super::schemas::{GROUP, USER};
    use super::*;

    fn names(schema: &Schema, text: &str) -> Option<(&'static str, Option<&'static str>)> {
        match resolve(schema, text) {
            Ok(Named::Attribute { attribute, part }) => Some((attribute.name, part.map(|part| part.name))),
            _ => None,
        }
    }

    #[test]
    fn a_name_is_found_with_and_without_its_urn_and_in_any_case() {
        assert_eq!(names(&USER, "userName"), Some(("userName", None)));
        assert_eq!(names(&USER, "USERNAME"), Some(("userName", None)));
        assert_eq!(names(&USER, "name.familyname"), Some(("name", Some("familyName"))));
        assert_eq!(
            names(&USER, &format!("{}:name.familyName", USER.urn)),
            Some(("name", Some("familyName")))
        );
        assert_eq!(names(&GROUP, &format!("{}:members.$ref", GROUP.urn)), Some(("members", Some("$ref"))));
        assert_eq!(resolve(&USER, USER.urn), Ok(Named::Resource));
    }

    #[test]
    fn what_the_standard_knows_is_no_fault_and_what_nobody_knows_is_one() {
        for known in ["title", "phoneNumbers", "name.honorificPrefix", ENTERPRISE_URN] {
            assert_eq!(resolve(&USER, known), Ok(Named::NotKept), "{known}");
        }
        let department = format!("{ENTERPRISE_URN}:department");
        assert_eq!(resolve(&USER, &department), Ok(Named::NotKept));
        for unknown in ["", "shoeSize", "name.nick", "userName.x", "urn:x:y", ".", "name.", "emails.value.x"]
        {
            assert!(resolve(&USER, unknown).is_err(), "{unknown}");
        }
    }
}
