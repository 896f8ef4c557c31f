//! `/console/tags/<id>/merge`: which other tag, what follows from it, and the yes to it.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{FieldErrors, Reason, TagId, TagName};
use crate::services::manage::merge_tags::{Begun, MergePlan, MergeTagsError, merge, plan};
use crate::services::manage::tags;
use crate::texts::{numbers, text_with};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::Crumb;
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

const PATH: &str = "/console/tags";

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    samples_of::<TagMerge>()
}

#[get("/console/tags/<id>/merge?<into>")]
async fn show(
    who: Administers,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    into: Option<&str>,
) -> Answer {
    let counted = match tags::find(&state.ctx, TagId(id)).await {
        Ok(Some(counted)) => counted,
        Ok(None) => return Problem::new(Kind::NotFound).into(),
        Err(error) => return error.into(),
    };
    let name = counted.tag.traits.name.as_str().to_owned();
    let page = |form: Form, plan: Option<ShownPlan>, status: Status| -> Answer {
        let path = format!("{PATH}/{id}");
        let context = TagMerge {
            crumbs: vec![
                Crumb::new(PATH, frame.text("console-section-tags")),
                Crumb::new(path.as_str(), name.clone()),
            ],
            action: format!("{path}/merge"),
            back: path.clone(),
            name: name.clone(),
            color: counted.tag.traits.color.as_str().to_owned(),
            form,
            plan,
        };
        let rights = who.account().rights();
        console::show_at(frame, rights, Section::Tags, &path, &context).with_status(status).into()
    };
    let Some(typed) = into else { return page(Form::default(), None, Status::Ok) };
    let form = Form::default().with_value("into", typed);
    let faulty = |reason| {
        let errors = FieldErrors::one("into", reason);
        page(form.clone().with_errors(&errors, frame.language), None, Status::BadRequest)
    };
    let wanted = match TagName::parse(typed) {
        Ok(wanted) => wanted,
        Err(reason) => return faulty(reason),
    };
    match plan(&state.ctx, TagId(id), wanted).await {
        Ok(plan) => page(form, Some(ShownPlan::of(frame, &plan)), Status::Ok),
        Err(MergeTagsError::NotFound) => faulty(Reason::NoSuchTag),
        Err(MergeTagsError::NotFitting) => faulty(Reason::NotAChoice),
        Err(error) => error.into(),
    }
}

#[post("/console/tags/<id>/merge", data = "<fields>")]
async fn submit(change: Change<Administers>, state: &State<WebState>, id: i64, fields: Fields) -> Answer {
    let Ok(Some(into)) = fields.optional_integer("into_id") else {
        return Problem::new(Kind::BadRequest).into();
    };
    match merge(&state.ctx, change.audit_context(), TagId(id), TagId(into)).await {
        Ok(Begun::Job(job)) => see_other(format!("/console/jobs/{}", job.0)),
        Ok(Begun::Done) => see_other(format!("{PATH}/{into}?flash=merged")),
        Err(error) => error.into(),
    }
}

#[derive(Serialize)]
struct TagMerge {
    crumbs: Vec<Crumb>,
    action: String,
    back: String,
    name: String,
    color: String,
    form: Form,
    /// What follows, once the other tag is known.
    plan: Option<ShownPlan>,
}

#[derive(Serialize)]
struct ShownPlan {
    into: i64,
    into_name: String,
    into_color: String,
    consequences: Vec<String>,
}

impl ShownPlan {
    fn of(frame: &Frame, plan: &MergePlan) -> Self {
        let text = |key, count| text_with(frame.language, key, &numbers(&[("count", count)]));
        let filters = i64::try_from(plan.filters).unwrap_or(i64::MAX);
        let mut consequences = vec![text("console-merge-accounts", plan.carriers)];
        if plan.carry_both > 0 {
            consequences.push(text("console-merge-both", plan.carry_both));
        }
        consequences.push(text("console-merge-filters", filters));
        consequences.push(frame.text("console-merge-archived"));
        consequences.push(frame.text("console-merge-recorded"));
        Self {
            into: plan.into.id.0,
            into_name: plan.into.traits.name.as_str().to_owned(),
            into_color: plan.into.traits.color.as_str().to_owned(),
            consequences,
        }
    }
}

impl PageContext for TagMerge {
    const TEMPLATE: &'static str = "console/manage/tag_merge.html";

    fn samples() -> Vec<Self> {
        let plan = || ShownPlan {
            into: 3,
            into_name: "Crew".to_owned(),
            into_color: "#2b4aa8".to_owned(),
            consequences: vec!["Seven accounts.".to_owned()],
        };
        [(Form::default(), None), (Form::faulty_sample(&["into"]), None), (Form::default(), Some(plan()))]
            .map(|(form, plan)| TagMerge {
                crumbs: Crumb::samples(),
                action: "/console/tags/2/merge".to_owned(),
                back: "/console/tags/2".to_owned(),
                name: "crew".to_owned(),
                color: "#2b4aa8".to_owned(),
                form,
                plan,
            })
            .into()
    }
}
