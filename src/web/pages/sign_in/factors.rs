//! `/account/factors`: the second step of one's own sign-in: an authenticator app, recovery codes,
//! taking both off.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use crate::domain::{Account, Actor, FactorKind, FieldErrors, Reason, SitePolicy};
use crate::security::recovery_code::RecoveryCode;
use crate::services::authorization::AuthorizationError;
use crate::services::sign_in::second_factors;
use crate::services::sign_in::second_factors::recovery_codes::{FEW, RenewCodesError};
use crate::services::sign_in::second_factors::remove_factors::RemoveFactorsError;
use crate::services::sign_in::second_factors::totp::ConfirmTotpError;
use crate::services::sign_in::second_factors::{Overview, recovery_codes, remove_factors, totp};
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::{RecentlyProven, SettledButForFactor};
use crate::web::html::form::Form;
use crate::web::html::qr;
use crate::web::html::render::{Frame, moment};
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};
use crate::web::pages::{Answer, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, show_totp, submit_totp, show_codes, renew_codes, ask_removal, remove]
}

/// What the section "Two-step sign-in" of the account's page shows
/// (`templates/partials/sign_in/account_factors.html`, as `second_step`).
pub async fn section(state: &WebState, account: &Account, policy: &SitePolicy) -> Result<Value, Problem> {
    let overview = second_factors::overview(&state.ctx, account.id).await?;
    Ok(section_of(&overview, account, policy))
}

fn section_of(overview: &Overview, account: &Account, policy: &SitePolicy) -> Value {
    let app = overview.factors.iter().find(|factor| factor.kind == FactorKind::Totp);
    let codes = overview.recovery_codes;
    json!({
        "is_on": !overview.factors.is_empty(),
        "is_required": policy.second_factor.requires(account.rights()),
        "app": app.map(|app| json!({
            "added_at": moment(app.added_at),
            "last_used_at": app.last_used_at.map(moment),
        })),
        "codes": {
            "left": codes.left,
            "made": codes.made,
            "made_at": codes.made_at.map(moment),
            "are_few": codes.left <= FEW,
        },
    })
}

#[get("/account/factors?<changed>")]
async fn show(
    who: SettledButForFactor,
    frame: &Frame,
    state: &State<WebState>,
    changed: Option<&str>,
) -> Answer {
    match section(state, who.account(), &frame.policy).await {
        Ok(section) => {
            let changed = changed.filter(|what| matches!(*what, "replaced" | "removed"));
            frame
                .page("pages/sign_in/factors.html", json!({ "second_step": section, "changed": changed }))
                .into()
        }
        Err(problem) => problem.into(),
    }
}

#[get("/account/factors/totp")]
async fn show_totp(
    _ready: SettledButForFactor,
    proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
) -> Answer {
    totp_page(frame, state, &proven.session.account, &Form::default(), Status::Ok).await
}

#[post("/account/factors/totp", data = "<fields>")]
async fn submit_totp(
    _same: SameOrigin,
    _ready: SettledButForFactor,
    proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let account = &proven.session.account;
    let audit_context = request_context.by(Actor::account(account));
    if fields.text("step") == Ok("begin") {
        return match totp::begin(&state.ctx, audit_context, account.id).await {
            Ok(()) => see_other("/account/factors/totp"),
            Err(error) => error.into(),
        };
    }
    let wrong = async |reason: Reason| {
        let form = Form::default().with_errors(&FieldErrors::one("code", reason), frame.language);
        totp_page(frame, state, account, &form, Status::BadRequest).await
    };
    let code = match fields.text("code") {
        Ok(code) if !code.trim().is_empty() => code,
        _ => return wrong(Reason::FactorCodeRequired).await,
    };
    match totp::confirm(&state.ctx, audit_context, &proven.session, code).await {
        Ok(Some(codes)) => codes_page(frame, &codes, true),
        Ok(None) => see_other("/account/factors?changed=replaced"),
        Err(ConfirmTotpError::WrongCode) => wrong(Reason::AppCodeWrong).await,
        Err(ConfirmTotpError::NoDraft) => see_other("/account/factors"),
        Err(ConfirmTotpError::SessionEnded) => see_other("/sign-in"),
        Err(ConfirmTotpError::Service(error)) => error.into(),
    }
}

async fn totp_page(
    frame: &Frame,
    state: &State<WebState>,
    account: &Account,
    form: &Form,
    status: Status,
) -> Answer {
    let draft = match totp::draft(&state.ctx, account).await {
        Ok(draft) => draft,
        Err(error) => return error.into(),
    };
    let label = frame.text("factors-totp-qr-label");
    let draft = draft.map(|draft| json!({ "qr": qr::svg(&draft.uri, &label), "secret": draft.secret }));
    let content = json!({ "form": form, "draft": draft, "replaces": account.has_second_factor });
    frame.page("pages/sign_in/factor_totp.html", content).with_status(status).into()
}

#[get("/account/factors/recovery-codes")]
async fn show_codes(who: SettledButForFactor, frame: &Frame, state: &State<WebState>) -> Answer {
    if !who.account().has_second_factor {
        return see_other("/account/factors");
    }
    match section(state, who.account(), &frame.policy).await {
        Ok(section) => {
            frame.page("pages/sign_in/recovery_codes.html", json!({ "second_step": section })).into()
        }
        Err(problem) => problem.into(),
    }
}

#[post("/account/factors/recovery-codes", data = "<_fields>")]
async fn renew_codes(
    _same: SameOrigin,
    _ready: SettledButForFactor,
    proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    _fields: Fields,
) -> Answer {
    let account = &proven.session.account;
    match recovery_codes::renew(&state.ctx, request_context.by(Actor::account(account)), account).await {
        Ok(codes) => codes_page(frame, &codes, false),
        Err(RenewCodesError::NoFactor) => see_other("/account/factors"),
        Err(RenewCodesError::Service(error)) => error.into(),
    }
}

/// The one time that the codes are shown.
fn codes_page(frame: &Frame, codes: &[RecoveryCode], are_first: bool) -> Answer {
    let codes: Vec<String> = codes.iter().map(RecoveryCode::to_text).collect();
    let content = json!({ "codes": codes, "are_first": are_first });
    frame.page_at("/account/factors/recovery-codes", "pages/sign_in/recovery_codes_made.html", content).into()
}

#[get("/account/factors/remove")]
async fn ask_removal(
    _ready: SettledButForFactor,
    proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
) -> Answer {
    let account = &proven.session.account;
    if !account.has_second_factor {
        return see_other("/account/factors");
    }
    match section(state, account, &frame.policy).await {
        Ok(section) => {
            frame.page("pages/sign_in/factor_remove.html", json!({ "second_step": section })).into()
        }
        Err(problem) => problem.into(),
    }
}

#[post("/account/factors/remove", data = "<_fields>")]
async fn remove(
    _same: SameOrigin,
    _ready: SettledButForFactor,
    proven: RecentlyProven,
    state: &State<WebState>,
    request_context: RequestContext,
    _fields: Fields,
) -> Answer {
    let account = &proven.session.account;
    match remove_factors::by_owner(&state.ctx, request_context.by(Actor::account(account)), account.id).await
    {
        Ok(()) | Err(RemoveFactorsError::NoFactor) => see_other("/account/factors?changed=removed"),
        Err(RemoveFactorsError::Reach(AuthorizationError::Service(error))) => error.into(),
        Err(RemoveFactorsError::Reach(_)) => Problem::new(Kind::PermissionDenied).into(),
    }
}
