//! Sends a page in one piece: Rocket hands a body over in pieces of 4 KiB, each through a channel and
//! with a turn of the scheduler.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::{Request, Response};

/// Bytes. A longer body goes in pieces of this size, so that no answer takes more memory on its way out.
const LARGEST_PIECE: usize = 64 * 1024;

pub struct WholeBody;

#[rocket::async_trait]
impl Fairing for WholeBody {
    fn info(&self) -> Info {
        Info { name: "bodies in one piece", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, _: &'r Request<'_>, response: &mut Response<'r>) {
        if let Some(size) = response.body().preset_size().filter(|size| *size > 0) {
            response.set_max_chunk_size(size.min(LARGEST_PIECE));
        }
    }
}
