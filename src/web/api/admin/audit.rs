//! `/api/admin/audit`: the audit trail, read, proven and exported.

use std::time::Duration;

use rocket::Route;
use serde_json::{Value, json};

use super::answer::{Answer, Answered, at, list};
use super::call::{Call, ensure_faultless};
use super::endpoint::endpoints;
use crate::domain::{Day, FieldErrors, Reason};
use crate::services::audit::audit_text::{details_of, hash_text};
use crate::services::audit::check_audit::check_for;
use crate::services::audit::read_audit::{AuditQuestion, head, note_export, read, resolve};
use crate::store::{AuditCheck, AuditLine};
use crate::web::http::exports;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;

/// How long a caller waits for a proof; a longer one goes on without them.
const PROOF_PATIENCE: Duration = Duration::from_secs(10);

pub(super) fn routes() -> Vec<Route> {
    endpoints! {
        Administers Get "/api/admin/audit" => show;
        Administers Get "/api/admin/audit/head" => show_head;
        Administers Post "/api/admin/audit/verify" => verify;
        AdministersProven Post "/api/admin/audit/export" => export;
    }
}

/// The newest first.
async fn show(call: Call<'_>) -> Answered {
    let mut errors = FieldErrors::new();
    let page = call.page(&mut errors);
    let before = page.below(&mut errors);
    let text = |name: &str, errors: &mut FieldErrors| {
        errors.keep(name, call.asked(name)).flatten().unwrap_or_default().to_owned()
    };
    let question = AuditQuestion {
        actor: text("actor", &mut errors),
        action: text("action", &mut errors),
        target: text("target", &mut errors),
        from: errors.keep("from", call.asked_day("from")).flatten(),
        until: errors.keep("until", call.asked_day("until")).flatten(),
    };
    ensure_faultless(errors)?;
    let found = read(call.ctx(), question, before, page.limit as usize).await?;
    ensure_known(&found.unknown)?;
    let next = found.page.next_before.map(|before| before.to_string());
    list(found.page.lines.iter().map(line_value).collect(), next)
}

/// An actor or a target that means nobody.
fn ensure_known(unknown: &[&'static str]) -> Result<(), Problem> {
    let mut errors = FieldErrors::new();
    unknown.iter().for_each(|field| errors.add(field, Reason::DoesNotExist));
    ensure_faultless(errors)
}

pub(super) fn line_value(line: &AuditLine) -> Value {
    json!({
        "line": line.seq, "at": line.at.rfc3339(),
        "actor": { "kind": line.actor_kind, "id": line.actor_id, "label": line.actor_label },
        "action": line.action, "target": { "kind": line.target_kind, "id": line.target_id },
        "peer": line.peer, "requestId": line.request_id, "details": details_of(line),
        "hash": hash_text(&line.hash),
    })
}

/// The last entry, to be kept elsewhere, and how the last proof went.
async fn show_head(call: Call<'_>) -> Answered {
    let (end, check) = head(call.ctx()).await?;
    let last = json!({ "line": end.seq, "hash": end.hash_text() });
    Answer::ok(json!({ "last": last, "check": check.as_ref().map(check_value) }))
}

fn check_value(check: &AuditCheck) -> Value {
    let broken = check.broken.as_ref().map(|(line, why)| json!({ "line": line, "reason": why }));
    json!({
        "isIntact": check.broken.is_none(), "checkedTo": check.checked_to.seq,
        "checkedAt": check.checked_at.rfc3339(), "intactAt": at(check.whole_at), "broken": broken,
    })
}

/// From the first entry on. A long proof goes on after the answer, which then says so.
async fn verify(call: Call<'_>) -> Answered {
    let (ctx, by) = (call.ctx().clone(), call.by());
    let proof = tokio::spawn(async move { check_for(&ctx, &by).await });
    let check = match tokio::time::timeout(PROOF_PATIENCE, proof).await {
        Ok(Ok(outcome)) => outcome?,
        Ok(Err(_)) | Err(_) => None,
    };
    Answer::ok(json!({ "isRunning": check.is_none(), "check": check.as_ref().map(check_value) }))
}

async fn export(call: Call<'_>) -> Answered {
    let mut errors = FieldErrors::new();
    let format = call.export_format(&mut errors);
    let question = question_in(&call.fields, &mut errors);
    ensure_faultless(errors)?;
    let Some(filter) = resolve(call.ctx(), question.clone()).await? else {
        let unknown = read(call.ctx(), question, None, 1).await?.unknown;
        return ensure_known(&unknown).and_then(|()| Answer::nothing());
    };
    note_export(call.ctx(), call.by(), &question, format.name()).await?;
    Ok(Answer::File(Box::new(exports::audit(call.ctx(), filter, format))))
}

fn question_in(fields: &Fields, errors: &mut FieldErrors) -> AuditQuestion {
    let mut text = |name: &str| {
        errors.keep(name, fields.nullable_text(name)).flatten().unwrap_or_default().trim().to_owned()
    };
    let (actor, action, target) = (text("actor"), text("action"), text("target"));
    let day = |name: &str| match fields.nullable_text(name)? {
        Some(text) => Day::parse(text).map(Some).ok_or(Reason::NotADate),
        None => Ok(None),
    };
    let from = errors.keep("from", day("from")).flatten();
    let until = errors.keep("until", day("until")).flatten();
    AuditQuestion { actor, action, target, from, until }
}
