//! What a page shows, as a type: its template and the samples that the tests render the template with
//! stand beside the handler that fills it, so that none of them can drift from the others.

use serde::Serialize;
use serde_json::Value;

/// The content of one template.
///
/// `samples` has one for each case that the template tells apart. The program itself never asks for
/// them, so that the linker leaves them out of a release.
pub trait PageContext: Serialize {
    const TEMPLATE: &'static str;

    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// A page's content, ready for its frame.
#[derive(Debug, Clone)]
pub struct Content {
    pub template: &'static str,
    pub value: Value,
}

impl Content {
    pub fn of<C: PageContext>(context: &C) -> Self {
        // Types with text for keys are always written; an empty page would fail to render.
        Self { template: C::TEMPLATE, value: serde_json::to_value(context).unwrap_or_default() }
    }
}

/// The samples of one page.
pub fn samples_of<C: PageContext>() -> Vec<Content> {
    C::samples().iter().map(Content::of).collect()
}
