//! Sessions, devices, second factors, and the gate before them.

mod access;
mod api_session;
mod api_v2_sign_in;
mod devices;
mod ended_credentials;
mod ended_under_way;
mod factors;
mod form;
mod gate;
mod reauthenticate;
