//! The published JavaScript client of family A against the real binary: nothing of it is changed but its base URL.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::support::{Client, Folder, Mode, PASSWORD, Server, Smtp};

const CLIENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients");
const NEW_PASSWORD: &str = "amber lantern drifts 7";

/// The client in a process of its own. It is killed when the test ends.
struct Program {
    child: Child,
    calls: ChildStdin,
    answers: BufReader<ChildStdout>,
    base: String,
}

impl Program {
    fn on(server: &Server) -> Self {
        let installed = Path::new(CLIENTS).join("node_modules/@selfcommunity/api-services/package.json");
        assert!(installed.exists(), "tests/install installs the published clients");
        let mut child = Command::new("node")
            .arg("selfcommunity.cjs")
            .current_dir(CLIENTS)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node runs");
        let calls = child.stdin.take().expect("an input");
        let answers = BufReader::new(child.stdout.take().expect("an output"));
        Self { child, calls, answers, base: server.url.clone() }
    }

    fn calls(&mut self, token: Option<&str>, service: &str, method: &str, args: Value) -> Value {
        let call =
            json!({ "base": self.base, "token": token, "service": service, "method": method, "args": args });
        writeln!(self.calls, "{call}").expect("the program reads");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("the program answers");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{service}.{method}: {error}: {line:?}"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody's program: the client with their token.
struct As<'a> {
    program: &'a mut Program,
    token: Option<String>,
}

impl As<'_> {
    #[track_caller]
    fn does(&mut self, service: &str, method: &str, args: Value) -> Value {
        let said = self.program.calls(self.token.as_deref(), service, method, args);
        said.get("answer").unwrap_or_else(|| panic!("{service}.{method}: {said}")).clone()
    }

    /// The status of a refusal, and what the client makes of it.
    #[track_caller]
    fn is_refused(&mut self, service: &str, method: &str, args: Value) -> (Value, Value) {
        let said = self.program.calls(self.token.as_deref(), service, method, args);
        assert!(said.get("answer").is_none(), "{service}.{method}: {said}");
        (said["status"].clone(), said["told"].clone())
    }
}

/// A server with an administrator `boss`, and its mail.
struct World {
    smtp: Smtp,
    folder: Folder,
    server: Server,
}

impl World {
    fn new() -> Self {
        let smtp = Smtp::start(Mode::StartTls);
        let folder = smtp.used_by(Folder::new());
        let create = ["account", "create", "--username", "boss", "--role", "admin", "--password-stdin"];
        let server = folder.open();
        folder.run_with(&create, PASSWORD).fine();
        Self { smtp, folder, server }
    }

    fn token_of(&self, login: &str, password: &str) -> String {
        let fields = [
            ("grant_type", "password"),
            ("client_id", "rollbook"),
            ("username", login),
            ("password", password),
        ];
        let client: Client = self.server.client();
        let answer = client.submit("/oauth/token/", &fields);
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()["access_token"].as_str().expect("a token").to_owned()
    }

    /// What a mail to this address carries, in a link of this kind.
    fn mailed(&self, address: &str, kind: &str) -> String {
        let link = self.smtp.link_to(address, kind);
        link.rsplit('/').next().expect("a token").to_owned()
    }
}

#[test]
fn accounts_are_made_proven_and_recovered_by_the_published_client() {
    let ctx = World::new();
    let mut program = Program::on(&ctx.server);
    let token = Some(ctx.token_of("boss", PASSWORD));
    let mut boss = As { program: &mut program, token };
    let signed_in = boss.does("SSOService", "SignIn", json!([]));
    assert_eq!((&signed_in["username"], &signed_in["role"]), (&json!("boss"), &json!("admin")));
    let eve = boss.does(
        "SSOService",
        "SignUp",
        json!([{ "username": "eve", "ext_id": 42, "email": "eve@example.org" }]),
    );
    assert_eq!((&eve["username"], &eve["ext_id"]), (&json!("eve"), &json!(42)));
    let taken =
        boss.is_refused("SSOService", "SignUp", json!([{ "username": "EVE", "ext_id": 42, "role": "king" }]));
    let told = json!({
        "usernameError": { "error": "unique" }, "extIdError": { "error": "unique" }, "roleError": { "error": "invalid_choice" },
    });
    assert_eq!(taken, (json!(400), told));

    let new = json!([{ "username": "ada", "email": "ada@example.org", "password": PASSWORD }]);
    let ada = boss.does("AccountService", "create", new);
    assert_eq!(ada["email_isvalid"], false, "{ada}");
    for query in [json!({ "username": "ada" }), json!({ "email": "ada@example.org" })] {
        assert_eq!(boss.does("AccountService", "search", json!([query]))["id"], ada["id"]);
    }
    let by_ext_id = json!([{ "ext_id": 42, "provider": "external" }]);
    assert_eq!(boss.does("AccountService", "search", by_ext_id)["id"], eve["id"]);

    // What a JWT of the client's own says is taken, too.
    let secret = ctx.folder.run(&["jwt", "secret"]).fine().to_owned();
    let jwt = boss.does("", "generateJWTToken", json!([eve["id"], secret]));
    let mut eve_herself = As { program: boss.program, token: jwt.as_str().map(str::to_owned) };
    assert_eq!(eve_herself.does("SSOService", "SignIn", json!([]))["ext_id"], 42);
    let refused = eve_herself.is_refused("SSOService", "SignUp", json!([{ "username": "carl" }]));
    assert_eq!(refused, (json!(403), json!({ "error": "permission_denied" })));

    let mut visitor = As { program: eve_herself.program, token: None };
    let code = ctx.mailed("ada@example.org", "/confirm/");
    let asked = json!([{ "validation_code": code }]);
    assert_eq!(
        visitor.does("AccountService", "verifyValidationCode", asked.clone()),
        json!({ "is_valid": true })
    );
    let verified = visitor.does("AccountService", "verify", asked.clone());
    assert!(
        verified["token"]["access_token"].is_string() && verified["token"]["client_id"].is_string(),
        "{verified}"
    );
    assert_eq!(
        visitor.does("AccountService", "verifyValidationCode", asked.clone()),
        json!({ "is_valid": false })
    );
    let spent = visitor.is_refused("AccountService", "verify", asked);
    assert_eq!(spent, (json!(400), json!({ "validationCodeError": { "error": "invalid" } })));

    // 204 has no body, which the client hands on as it is.
    let nothing = visitor.does("AccountService", "recover", json!([{ "email": "ada@example.org" }]));
    assert!(matches!(nothing.as_str(), None | Some("")), "{nothing}");
    let code = ctx.mailed("ada@example.org", "/recover/");
    let reset = visitor.does(
        "AccountService",
        "reset",
        json!([{ "validation_code": code, "password": NEW_PASSWORD }]),
    );
    let mut ada_herself =
        As { program: visitor.program, token: reset["token"]["access_token"].as_str().map(str::to_owned) };
    let me = ada_herself.does("UserService", "getCurrentUser", json!([]));
    assert_eq!((&me["id"], &me["email_isvalid"]), (&ada["id"], &json!(true)));
}

#[test]
fn users_are_listed_found_changed_and_deleted_by_the_published_client() {
    let ctx = World::new();
    let mut program = Program::on(&ctx.server);
    let token = Some(ctx.token_of("boss", PASSWORD));
    let mut boss = As { program: &mut program, token };
    let mut ids = Vec::new();
    for number in 0..25 {
        let new = json!([{
            "username": format!("user-{number:02}"), "email": format!("u{number}@example.org"), "password": PASSWORD,
        }]);
        ids.push(boss.does("SSOService", "SignUp", new)["id"].clone());
    }
    let mut page = boss.does("UserService", "getAllUsers", json!([{ "limit": 10, "ordering": "-username" }]));
    assert_eq!((&page["count"], &page["results"][0]["username"]), (&json!(26), &json!("user-24")));
    let mut seen = 0;
    loop {
        seen += page["results"].as_array().expect("results").len();
        let Some(next) = page["next"].as_str() else { break };
        // As a page of such a client goes on: with the parameters of the link.
        let query = next.split_once('?').expect("parameters").1;
        let parameters: serde_json::Map<String, Value> = form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into(), json!(value)))
            .collect();
        page = boss.does("UserService", "getAllUsers", json!([parameters]));
    }
    assert_eq!(seen, 26);
    let hints = boss.does("UserService", "userAutocomplete", json!([{ "search": "ser-1", "limit": 100 }]));
    assert_eq!((&hints["count"], &hints["results"][0]["avatar"]), (&json!(10), &Value::Null));
    let found = boss.does("UserService", "userSearch", json!([{ "user": "user-07" }]));
    assert_eq!((&found["count"], &found["results"][0]["id"]), (&json!(1), &ids[7]));
    let wrong = boss.is_refused("UserService", "getAllUsers", json!([{ "ordering": "email", "offset": -1 }]));
    let told =
        json!({ "offsetError": { "error": "invalid" }, "orderingError": { "error": "invalid_choice" } });
    assert_eq!(wrong, (json!(400), told));

    let id = ids[0].clone();
    assert_eq!(boss.does("UserService", "getSpecificUser", json!([id]))["email"], "u0@example.org");
    let token = Some(ctx.token_of("user-00", PASSWORD));
    let mut user = As { program: boss.program, token };
    assert!(user.does("UserService", "getSpecificUser", json!([ids[1]])).get("email").is_none());
    let changed =
        user.does("UserService", "userUpdate", json!([id, { "username": "ada", "bio": "Countess" }]));
    assert_eq!((&changed["username"], &changed["bio"]), (&json!("ada"), &json!("Countess")));
    let patched = user.does("UserService", "userPatch", json!([id, { "real_name": "Ada L." }]));
    assert_eq!((&patched["real_name"], &patched["bio"]), (&json!("Ada L."), &json!("Countess")));
    user.does("UserService", "changeUserMail", json!([id, "ada@new.example"]));
    let code = ctx.mailed("ada@new.example", "/email/confirm/");
    user.does("UserService", "confirmChangeUserMail", json!([id, "ada@new.example", code]));
    assert_eq!(user.does("UserService", "getCurrentUser", json!([]))["email"], "ada@new.example");
    let wrong =
        user.is_refused("UserService", "changeUserPassword", json!([id, "not this one", NEW_PASSWORD]));
    assert_eq!(wrong, (json!(400), json!({ "passwordError": { "error": "invalid" } })));
    user.does("UserService", "changeUserPassword", json!([id, PASSWORD, NEW_PASSWORD]));
    assert_eq!(user.is_refused("UserService", "getCurrentUser", json!([])).0, 401, "every token ended");
    user.token = Some(ctx.token_of("ada@new.example", NEW_PASSWORD));
    assert_eq!(user.is_refused("UserService", "userDelete", json!([ids[1]])).0, 403);
    user.does("UserService", "userDelete", json!([id]));

    let mut boss = As { program: user.program, token: Some(ctx.token_of("boss", PASSWORD)) };
    let by_hand = boss.does("UserService", "changeUserMail", json!([ids[1], "carl@new.example", true]));
    let code = by_hand["validation_code"].clone();
    boss.does("UserService", "confirmChangeUserMail", json!([ids[1], "carl@new.example", code]));
    assert_eq!(boss.does("UserService", "getSpecificUser", json!([ids[1]]))["email"], "carl@new.example");
    assert_eq!(boss.does("UserService", "getSpecificUser", json!([id]))["status"], "d");
    boss.does("UserService", "userDelete", json!([id, 1]));
    assert_eq!(boss.is_refused("UserService", "getSpecificUser", json!([id])).0, 404);
    assert_eq!(boss.does("UserService", "getAllUsers", json!([]))["count"], 25);
}

#[test]
fn tags_are_made_found_changed_and_given_by_the_published_client() {
    let ctx = World::new();
    let mut program = Program::on(&ctx.server);
    let token = Some(ctx.token_of("boss", PASSWORD));
    let mut boss = As { program: &mut program, token };
    let crew = boss.does("TagService", "createTag", json!([{ "name": "Crew", "type": "user" }]));
    boss.does("TagService", "createTag", json!([{ "name": "Crew", "type": "category", "color": "#aabbcc" }]));
    let taken = boss.is_refused("TagService", "createTag", json!([{ "name": "Crew", "type": "user" }]));
    assert_eq!(taken, (json!(400), json!({ "nameError": { "error": "unique" } })));
    assert_eq!(boss.does("TagService", "getSpecificTag", json!([crew["id"]])), crew);
    let all = boss.does("TagService", "getAllTags", json!([{ "ordering": "name", "active": true }]));
    assert_eq!((&all["count"], all["results"].as_array().map(Vec::len)), (&json!(2), Some(2)));
    let found = boss.does("TagService", "searchUserTags", json!([{ "search": "cre" }]));
    assert_eq!((&found["count"], &found["results"][0]["id"]), (&json!(1), &crew["id"]), "of users only");
    let put =
        boss.does("TagService", "updateTag", json!([crew["id"], { "name": "Sailors", "type": "user" }]));
    assert_eq!(put["name"], "Sailors");
    let eve = boss.does("SSOService", "SignUp", json!([{ "username": "eve" }]));
    let carried =
        |boss: &mut As<'_>| boss.does("UserService", "getSpecificUser", json!([eve["id"]]))["tags"].clone();
    boss.does("TagService", "assignATag", json!([crew["id"], eve["id"]]));
    assert_eq!(carried(&mut boss), json!([put]));
    let listed = boss.does("UserService", "userSearch", json!([{ "tag": crew["id"] }]));
    assert_eq!(listed["results"][0]["id"], eve["id"]);
    boss.does("TagService", "assignATag", json!([crew["id"], eve["id"]]));
    assert_eq!(carried(&mut boss), json!([]));
    let patched = boss.does("TagService", "patchTag", json!([crew["id"], { "deleted": true }]));
    assert_eq!((&patched["deleted"], &patched["name"]), (&json!(true), &json!("Sailors")));
    let refused = boss.is_refused("TagService", "assignATag", json!([crew["id"], eve["id"]]));
    assert_eq!(refused.0, 404);
}
