//! Templates that are compiled in, each parsed when it is first asked for, together with what it
//! extends, imports and includes: most of them are asked for seldom, and parsing all of them takes
//! longer than everything else of a start.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock};

use rust_embed::RustEmbed;
use tera::{Context, Tera};

use crate::texts;

/// Tags that name another template, in quotes.
const NAMING_TAGS: [&str; 3] = ["extends", "import", "include"];

pub struct Templates {
    file: fn(&str) -> Option<rust_embed::EmbeddedFile>,
    names: fn() -> Vec<Cow<'static, str>>,
    parsed: RwLock<Tera>,
}

impl Templates {
    /// Those of `Files`. All of them know the function `t`; `add_functions` gives them more.
    pub fn of<Files: RustEmbed>(add_functions: impl FnOnce(&mut Tera)) -> Self {
        let mut tera = Tera::default();
        texts::register(&mut tera);
        add_functions(&mut tera);
        Self { file: Files::get, names: || Files::iter().collect(), parsed: RwLock::new(tera) }
    }

    pub fn render(&self, name: &str, context: &Context) -> tera::Result<String> {
        self.parse(name)?;
        self.parsed.read().unwrap_or_else(PoisonError::into_inner).render(name, context)
    }

    pub fn names(&self) -> Vec<Cow<'static, str>> {
        (self.names)()
    }

    /// Parses it and what it names, unless that is done already.
    pub fn parse(&self, name: &str) -> tera::Result<()> {
        if self.parsed.read().unwrap_or_else(PoisonError::into_inner).get_template(name).is_ok() {
            return Ok(());
        }
        let mut parsed = self.parsed.write().unwrap_or_else(PoisonError::into_inner);
        let mut found = Vec::new();
        self.find(name, &parsed, &mut HashSet::new(), &mut found)?;
        parsed.add_raw_templates(found)?;
        keep_one_copy(&mut parsed, name);
        Ok(())
    }

    /// Adds the text of a template that is not parsed yet, after those of the ones it names.
    fn find(
        &self,
        name: &str,
        parsed: &Tera,
        seen: &mut HashSet<String>,
        found: &mut Vec<(String, String)>,
    ) -> tera::Result<()> {
        if parsed.get_template(name).is_ok() || !seen.insert(name.to_owned()) {
            return Ok(());
        }
        let file =
            (self.file)(name).ok_or_else(|| tera::Error::msg(format!("the template {name} is missing")))?;
        let text = String::from_utf8(file.data.into_owned())
            .map_err(|_| tera::Error::msg(format!("the template {name} is not UTF-8")))?;
        for other in named_in(&text) {
            self.find(other, parsed, seen, found)?;
        }
        found.push((name.to_owned(), text));
        Ok(())
    }
}

/// Tera keeps the tree of a template that extends another three times: whole, by block, and by block with those
/// of its parents, which is the one that it renders from. It also copies them all anew with each template that is
/// added, but for those that extend nothing.
fn keep_one_copy(parsed: &mut Tera, name: &str) {
    if let Some(page) = parsed.templates.get_mut(name).filter(|page| page.parent.is_some()) {
        page.parent = None;
        page.ast = Vec::new();
        page.blocks = HashMap::new();
    }
}

/// The templates that this one names in its tags.
fn named_in(text: &str) -> impl Iterator<Item = &str> {
    text.split("{%").skip(1).filter_map(|tag| {
        let tag = tag.trim_start_matches('-').trim_start();
        let rest = NAMING_TAGS.iter().find_map(|word| tag.strip_prefix(word))?.trim_start();
        rest.strip_prefix('"')?.split('"').next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_names_what_it_extends_imports_and_includes() {
        let text = r#"{% extends "layout.html" %}{%- import "macros/icon.html" as icon -%}
            {% block content %}{{ t(k="imported", lang=lang) }}{% include "partials/devices.html" %}
            {% set included = "no template" %}{% endblock content %}"#;
        let named: Vec<&str> = named_in(text).collect();
        assert_eq!(named, ["layout.html", "macros/icon.html", "partials/devices.html"]);
    }
}
