//! `rollbook check`: tries settings, file, schema and mail server, and changes nothing.

use serde_json::{Value, json};

use super::args::Output;
use super::mail::hint;
use super::output::{Failure, print_json, say};
use crate::domain::{Language, Phrase};
use crate::services::site::diagnose::diagnose;
use crate::services::site::findings::{Finding, Health};
use crate::settings::Settings;
use crate::store::Cancellation;
use crate::{app, texts};

pub fn check(settings: &Settings, output: Output) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::failed(format!("the runtime could not be started: {error}")))?;
    let found = runtime.block_on(diagnose(&app::installation(settings), &Cancellation::default()));
    let findings: Vec<Finding> = found.into_iter().flat_map(with_hint).collect();
    let failed = findings.iter().any(|finding| finding.state == Health::Wrong);
    if output.json {
        let values: Vec<Value> = findings.iter().map(value).collect();
        print_json(&json!({ "ok": !failed, "findings": values }))?;
    } else {
        for finding in &findings {
            let mark = match finding.state {
                Health::Fine => "ok",
                Health::Advice => "note",
                Health::Wrong => "FAILED",
            };
            say!("{mark:<8}{:<10}{}", finding.about.as_str(), words(finding))?;
        }
    }
    if failed { Err(Failure::failed("something needs attention")) } else { Ok(()) }
}

/// What failed, and after it what would help.
fn with_hint(finding: Finding) -> Vec<Finding> {
    let advice = finding.cause.map(|cause| Finding {
        state: Health::Advice,
        words: Phrase::verbatim(hint(cause)),
        cause: None,
        ..finding
    });
    std::iter::once(finding).chain(advice).collect()
}

fn words(finding: &Finding) -> String {
    texts::phrase(Language::English, &finding.words)
}

fn value(finding: &Finding) -> Value {
    json!({ "about": finding.about.as_str(), "ok": finding.state == Health::Fine,
            "advice": finding.state == Health::Advice, "text": words(finding) })
}
