//! `/account/factors`: the second step of one's own sign-in: an authenticator app, recovery codes,
//! taking both off.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{Account, FactorKind, FieldErrors, Reason, SitePolicy};
use crate::security::factors::recovery_code::RecoveryCode;
use crate::services::authorization::Denied;
use crate::services::sign_in::second_factors;
use crate::services::sign_in::second_factors::recovery_codes::{FEW, RenewCodesError};
use crate::services::sign_in::second_factors::remove_factors::RemoveFactorsError;
use crate::services::sign_in::second_factors::totp::ConfirmTotpError;
use crate::services::sign_in::second_factors::{Overview, recovery_codes, remove_factors, totp};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::{ProvenForFactors, SettledButForFactor};
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::qr;
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};
use crate::web::pages::{Answer, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, show_totp, submit_totp, show_codes, renew_codes, ask_removal, remove]
}

pub fn samples() -> Vec<Content> {
    [
        samples_of::<Factors>(),
        samples_of::<FactorTotp>(),
        samples_of::<RecoveryCodes>(),
        samples_of::<RecoveryCodesMade>(),
        samples_of::<FactorRemove>(),
    ]
    .concat()
}

/// What the section "Two-step sign-in" of the account's page shows
/// (`templates/partials/sign_in/account_factors.html`, as `second_step`).
pub async fn section(
    state: &WebState,
    account: &Account,
    policy: &SitePolicy,
) -> Result<SecondStep, Problem> {
    let overview = second_factors::overview(&state.ctx, account.id).await?;
    Ok(SecondStep::of(&overview, account, policy))
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
            frame.page(&Factors { second_step: section, changed }).into()
        }
        Err(problem) => problem.into(),
    }
}

#[get("/account/factors/totp")]
async fn show_totp(
    _ready: SettledButForFactor,
    proven: ProvenForFactors,
    frame: &Frame,
    state: &State<WebState>,
) -> Answer {
    totp_page(frame, state, &proven.session.account, Form::default(), Status::Ok).await
}

#[post("/account/factors/totp", data = "<fields>")]
async fn submit_totp(
    change: Change<ProvenForFactors>,
    _ready: SettledButForFactor,
    frame: &Frame,
    state: &State<WebState>,
    fields: Fields,
) -> Answer {
    let account = &change.who.session.account;
    let audit_context = change.audit_context();
    if fields.text("step") == Ok("begin") {
        return match totp::begin(&state.ctx, audit_context, account.id).await {
            Ok(()) => see_other("/account/factors/totp"),
            Err(error) => error.into(),
        };
    }
    let wrong = async |reason: Reason| {
        let form = Form::default().with_errors(&FieldErrors::one("code", reason), frame.language);
        totp_page(frame, state, account, form, Status::BadRequest).await
    };
    let code = match fields.text("code") {
        Ok(code) if !code.trim().is_empty() => code,
        _ => return wrong(Reason::FactorCodeRequired).await,
    };
    match totp::confirm(&state.ctx, audit_context, &change.who.session, code).await {
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
    form: Form,
    status: Status,
) -> Answer {
    let draft = match totp::draft(&state.ctx, account).await {
        Ok(draft) => draft,
        Err(error) => return error.into(),
    };
    let label = frame.text("factors-totp-qr-label");
    let draft = draft.map(|draft| Draft { qr: qr::svg(&draft.uri, &label), secret: draft.secret });
    let context = FactorTotp { form, draft, replaces: account.has_second_factor };
    frame.page(&context).with_status(status).into()
}

#[get("/account/factors/recovery-codes")]
async fn show_codes(who: SettledButForFactor, frame: &Frame, state: &State<WebState>) -> Answer {
    if !who.account().has_second_factor {
        return see_other("/account/factors");
    }
    match section(state, who.account(), &frame.policy).await {
        Ok(section) => frame.page(&RecoveryCodes { second_step: section }).into(),
        Err(problem) => problem.into(),
    }
}

#[post("/account/factors/recovery-codes", data = "<_fields>")]
async fn renew_codes(
    change: Change<ProvenForFactors>,
    _ready: SettledButForFactor,
    frame: &Frame,
    state: &State<WebState>,
    _fields: Fields,
) -> Answer {
    let account = &change.who.session.account;
    match recovery_codes::renew(&state.ctx, change.audit_context(), account).await {
        Ok(codes) => codes_page(frame, &codes, false),
        Err(RenewCodesError::NoFactor) => see_other("/account/factors"),
        Err(RenewCodesError::Service(error)) => error.into(),
    }
}

/// The one time that the codes are shown.
fn codes_page(frame: &Frame, codes: &[RecoveryCode], are_first: bool) -> Answer {
    let codes = codes.iter().map(RecoveryCode::to_text).collect();
    frame.page_at("/account/factors/recovery-codes", &RecoveryCodesMade { codes, are_first }).into()
}

#[get("/account/factors/remove")]
async fn ask_removal(
    _ready: SettledButForFactor,
    proven: ProvenForFactors,
    frame: &Frame,
    state: &State<WebState>,
) -> Answer {
    let account = &proven.session.account;
    if !account.has_second_factor {
        return see_other("/account/factors");
    }
    match section(state, account, &frame.policy).await {
        Ok(section) => frame.page(&FactorRemove { second_step: section }).into(),
        Err(problem) => problem.into(),
    }
}

#[post("/account/factors/remove", data = "<_fields>")]
async fn remove(
    change: Change<ProvenForFactors>,
    _ready: SettledButForFactor,
    state: &State<WebState>,
    _fields: Fields,
) -> Answer {
    let account = &change.who.session.account;
    match remove_factors::by_owner(&state.ctx, change.audit_context(), account.id).await {
        Ok(()) | Err(RemoveFactorsError::NoFactor) => see_other("/account/factors?changed=removed"),
        Err(RemoveFactorsError::Denied(Denied::Service(error))) => error.into(),
        Err(RemoveFactorsError::Denied(_)) => Problem::new(Kind::PermissionDenied).into(),
    }
}

/// The second step of an account's sign-in, as several pages show it.
#[derive(Serialize)]
pub struct SecondStep {
    is_on: bool,
    is_required: bool,
    app: Option<App>,
    codes: CodesLeft,
}

#[derive(Serialize)]
struct App {
    added_at: Moment,
    last_used_at: Option<Moment>,
}

#[derive(Serialize)]
struct CodesLeft {
    left: u32,
    made: u32,
    made_at: Option<Moment>,
    are_few: bool,
}

impl SecondStep {
    fn of(overview: &Overview, account: &Account, policy: &SitePolicy) -> Self {
        let app = overview.factors.iter().find(|factor| factor.kind == FactorKind::Totp);
        let codes = overview.recovery_codes;
        Self {
            is_on: !overview.factors.is_empty(),
            is_required: policy.second_factor.requires(account.rights()),
            app: app.map(|app| App {
                added_at: moment(app.added_at),
                last_used_at: app.last_used_at.map(moment),
            }),
            codes: CodesLeft {
                left: codes.left,
                made: codes.made,
                made_at: codes.made_at.map(moment),
                are_few: codes.left <= FEW,
            },
        }
    }

    pub fn sample(is_on: bool, is_required: bool, left: u32) -> Self {
        let last_used_at = (left > FEW).then(Moment::sample);
        Self {
            is_on,
            is_required,
            app: is_on.then(|| App { added_at: Moment::sample(), last_used_at }),
            codes: CodesLeft { left, made: 10, made_at: Some(Moment::sample()), are_few: left <= FEW },
        }
    }
}

#[derive(Serialize)]
struct Factors<'a> {
    second_step: SecondStep,
    changed: Option<&'a str>,
}

impl PageContext for Factors<'_> {
    const TEMPLATE: &'static str = "pages/sign_in/factors.html";

    fn samples() -> Vec<Self> {
        vec![
            Factors { second_step: SecondStep::sample(false, false, 0), changed: Some("removed") },
            Factors { second_step: SecondStep::sample(false, true, 0), changed: None },
            Factors { second_step: SecondStep::sample(true, true, 10), changed: Some("replaced") },
            Factors { second_step: SecondStep::sample(true, false, 1), changed: None },
        ]
    }
}

#[derive(Serialize)]
struct FactorTotp {
    form: Form,
    draft: Option<Draft>,
    replaces: bool,
}

/// An app that is being set up.
#[derive(Serialize)]
struct Draft {
    qr: Option<String>,
    secret: String,
}

impl PageContext for FactorTotp {
    const TEMPLATE: &'static str = "pages/sign_in/factor_totp.html";

    fn samples() -> Vec<Self> {
        let draft = || Some(Draft { qr: Some("<svg></svg>".to_owned()), secret: "GEZD GNBV".to_owned() });
        vec![
            FactorTotp { form: Form::default(), draft: None, replaces: true },
            FactorTotp { form: Form::default(), draft: draft(), replaces: false },
            FactorTotp { form: Form::faulty_sample(&["code"]), draft: draft(), replaces: true },
        ]
    }
}

#[derive(Serialize)]
struct RecoveryCodes {
    second_step: SecondStep,
}

impl PageContext for RecoveryCodes {
    const TEMPLATE: &'static str = "pages/sign_in/recovery_codes.html";

    fn samples() -> Vec<Self> {
        vec![RecoveryCodes { second_step: SecondStep::sample(true, false, 2) }]
    }
}

#[derive(Serialize)]
struct RecoveryCodesMade {
    codes: Vec<String>,
    are_first: bool,
}

impl PageContext for RecoveryCodesMade {
    const TEMPLATE: &'static str = "pages/sign_in/recovery_codes_made.html";

    fn samples() -> Vec<Self> {
        [true, false]
            .map(|are_first| RecoveryCodesMade { codes: vec!["0123-4567-89ab-cdef".to_owned()], are_first })
            .into()
    }
}

#[derive(Serialize)]
struct FactorRemove {
    second_step: SecondStep,
}

impl PageContext for FactorRemove {
    const TEMPLATE: &'static str = "pages/sign_in/factor_remove.html";

    fn samples() -> Vec<Self> {
        [SecondStep::sample(true, true, 0), SecondStep::sample(true, false, 1)]
            .map(|second_step| FactorRemove { second_step })
            .into()
    }
}
