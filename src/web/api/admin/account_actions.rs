//! `/api/admin/accounts/{id}/{action}`: what can be done to one account, as on its page in the console.

use rocket::Route;
use serde_json::json;

use super::account_shapes::{account_value, link_value};
use super::accounts::{ensure_may_change_ways_into, nullable, parse_role};
use super::answer::{Answer, Answered};
use super::call::{Call, ensure_faultless};
use super::endpoint::endpoints;
use crate::domain::manage::job::parse_reason;
use crate::domain::{Account, FieldErrors, MailLink, Reason};
use crate::services::authorization::refuse_own;
use crate::services::credentials::send_reset::send_reset;
use crate::services::manage::confirm_manually::confirm_by_hand;
use crate::services::manage::delete::{Keep, delete, erase, restore};
use crate::services::manage::disable::{disable, enable};
use crate::services::manage::end_sessions::{Ends, digest_of, end};
use crate::services::manage::set_role::{Standing, set_role};
use crate::services::manage::unlock::unlock;
use crate::services::registration::invite::invite;
use crate::services::registration::resend_confirmation::resend_to;
use crate::services::registration::share_link::share_link;
use crate::services::sign_in::second_factors::remove_factors::by_administrator;
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub(super) fn routes() -> Vec<Route> {
    endpoints! {
        ManagesUsers Post "/api/admin/accounts/<id>/<action>" => act;
    }
}

async fn act(call: Call<'_>) -> Answered {
    let account = call.account(1).await?;
    let (ctx, by, id) = (call.ctx(), call.by(), account.id);
    let reason = ensure_readable(&call)?;
    match call.part(2) {
        "disable" => drop(disable(ctx, by, id, reason).await?),
        "enable" => enable(ctx, by, id).await?,
        "unlock" => unlock(ctx, by, id).await?,
        "confirm-email" => drop(confirm_by_hand(ctx, by, id).await?),
        "resend-confirmation" => resend_to(ctx, by, id).await?,
        "invite" => invite(ctx, by, id).await?,
        "send-reset" => send_reset(ctx, by, id).await?,
        "end-sessions" => return end_access(&call, &account).await,
        "share-link" => return make_link(&call, &account).await,
        "set-role" => return change_role(&call, &account).await,
        "reset-two-step" => {
            call.caller.ensure_proven()?;
            refuse_own(&by, id)?;
            by_administrator(ctx, by, id).await?;
        }
        "delete" => {
            refuse_own(&by, id)?;
            delete(ctx, by, id, Keep::Forever).await?;
        }
        "restore" => drop(restore(ctx, by, id).await?),
        "erase" => {
            call.caller.ensure_proven()?;
            refuse_own(&by, id)?;
            erase(ctx, by, id).await?;
            return Answer::nothing();
        }
        _ => return Err(Problem::new(Kind::NotFound)),
    }
    Answer::ok(account_value(&call.account(1).await?))
}

/// The reason that is given. What other actions read must be readable, too: what stands in a wrong place is
/// ignored, but what nothing could read is somebody's mistake.
fn ensure_readable(call: &Call<'_>) -> Result<Option<String>, Problem> {
    let (mut errors, fields) = (FieldErrors::new(), &call.fields);
    let reason = errors.keep("reason", fields.nullable_text("reason").and_then(parse_reason)).flatten();
    errors.keep(
        "purpose",
        fields.optional_text("purpose").and_then(|text| text.map(parse_purpose).transpose()),
    );
    errors.keep("session", parse_session(fields));
    errors.keep("token", fields.optional_integer("token"));
    errors.keep("role", nullable(fields, "role", parse_role));
    errors.keep("usersAdmin", fields.optional_boolean("usersAdmin"));
    ensure_faultless(errors)?;
    Ok(reason)
}

fn parse_purpose(text: &str) -> Result<MailLink, Reason> {
    MailLink::parse(text).filter(|purpose| *purpose != MailLink::NotMe).ok_or(Reason::NotAChoice)
}

fn parse_session(fields: &Fields) -> Result<Option<[u8; 32]>, Reason> {
    let mark = fields.nullable_text("session")?;
    mark.map(|mark| digest_of(mark).ok_or(Reason::DoesNotExist)).transpose()
}

/// One session or one program's tokens, or all of both.
async fn end_access(call: &Call<'_>, account: &Account) -> Answered {
    let mut errors = FieldErrors::new();
    let session = errors.keep("session", parse_session(&call.fields)).flatten();
    let token = errors.keep("token", call.fields.optional_integer("token")).flatten();
    if session.is_some() && token.is_some() {
        errors.add("token", Reason::NotTogether);
    }
    ensure_faultless(errors)?;
    let what = match (session, token) {
        (Some(digest), _) => Ends::Session(digest),
        (None, Some(grant)) => Ends::Grant(grant),
        (None, None) => Ends::Everything,
    };
    let has_ended = end(call.ctx(), call.by(), account.id, what).await?;
    Answer::ok(json!({ "hasEnded": has_ended }))
}

/// The link is in this answer and nowhere else.
async fn make_link(call: &Call<'_>, account: &Account) -> Answered {
    ensure_may_change_ways_into(call, account)?;
    let purpose = call.fields.text("purpose").and_then(parse_purpose);
    let purpose = purpose.map_err(|reason| Problem::field("purpose", reason))?;
    let (_, link) = share_link(call.ctx(), call.by(), account.id, purpose).await?;
    Answer::created(link_value(&link))
}

/// The role of family A and the grant of family B at once.
async fn change_role(call: &Call<'_>, account: &Account) -> Answered {
    if !call.rights.admin {
        return Err(Problem::new(Kind::PermissionDenied));
    }
    call.caller.ensure_proven()?;
    let mut errors = FieldErrors::new();
    let role = match call.fields.has("role") {
        true => nullable(&call.fields, "role", parse_role),
        false => Err(Reason::Required),
    };
    let role = errors.keep("role", role);
    let users_admin = errors.keep("usersAdmin", call.fields.boolean("usersAdmin"));
    let (Some(role), Some(users_admin)) = (role, users_admin) else { return Err(Problem::fields(errors)) };
    set_role(call.ctx(), call.by(), account.id, Standing { role, users_admin }).await?;
    Answer::ok(account_value(&call.account(1).await?))
}
