//! What a failed operation over SCIM becomes: a status and the body of RFC 7644 3.12.

use rocket::Request;
use rocket::http::Status;
use rocket::response::Responder;
use serde_json::Value;

use crate::domain::clients::scim::{Fault, FaultKind};
use crate::services::authorization::Denied;
use crate::services::clients::scim::error::ScimError;
use crate::store::StoreError;
use crate::web::http::problem::Problem;
use crate::web::http::refusal::scim_error;
use crate::web::scim::answer::Answer;

#[derive(Debug)]
pub enum Failure {
    /// What can stop any request.
    Problem(Problem),
    Told(Told),
}

/// A status with its body.
#[derive(Debug)]
pub struct Told {
    pub status: Status,
    pub body: Value,
}

impl From<Fault> for Told {
    fn from(fault: Fault) -> Self {
        let status = match fault.kind {
            FaultKind::Uniqueness => Status::Conflict,
            FaultKind::VersionMismatch => Status::PreconditionFailed,
            FaultKind::TooLarge => Status::PayloadTooLarge,
            _ => Status::BadRequest,
        };
        Self { status, body: scim_error(status, fault.kind.scim_type(), &fault.detail) }
    }
}

impl From<ScimError> for Failure {
    fn from(error: ScimError) -> Self {
        let (status, detail) = match error {
            ScimError::Fault(fault) => return Failure::Told(fault.into()),
            ScimError::Denied(Denied::Service(error)) => return Failure::Problem(error.into()),
            ScimError::Denied(Denied::NotFound) => (Status::NotFound, "there is no such resource".to_owned()),
            ScimError::Denied(denied @ (Denied::Forbidden | Denied::OwnAccount)) => {
                (Status::Forbidden, denied.to_string())
            }
            ScimError::Denied(denied) => (Status::BadRequest, denied.to_string()),
        };
        Failure::Told(Told { status, body: scim_error(status, None, &detail) })
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Failure::Told(fault.into())
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Failure::Problem(problem)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Failure::Problem(error.into())
    }
}

impl<'r> Responder<'r, 'static> for Failure {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        match self {
            Failure::Problem(problem) => problem.respond_to(request),
            Failure::Told(told) => Answer::of(told.status, told.body).respond_to(request),
        }
    }
}
