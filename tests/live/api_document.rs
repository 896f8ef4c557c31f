//! The examples of `docs/api.md` against the real binary: each is run, and answers in the shape that follows it.

use std::process::Command;

use serde_json::Value;

use crate::support::Folder;

const DOCUMENT: &str = include_str!("../../docs/api.md");
const SEPARATOR: &str = "-- end of an example --";

/// An example, and what the document says that it prints.
struct Example {
    script: String,
    printed: Option<Value>,
}

#[test]
fn every_example_of_the_api_document_works_as_it_is_written() {
    let examples = examples();
    assert!(examples.len() >= 9, "only {} examples", examples.len());
    let folder = Folder::new();
    let server = folder.open();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_rollbook"));
    let paths = [program.parent().expect("a folder").to_str().expect("a path"), "/usr/bin", "/bin"].join(":");
    let script: Vec<String> =
        examples.iter().map(|example| format!("{}\necho\necho '{SEPARATOR}'", example.script)).collect();
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &script.join("\n")])
        .current_dir(folder.path())
        .env("PATH", paths)
        .env("ROLLBOOK", format!("http://{}", server.host()))
        .env("ROLLBOOK_DATA_DIR", folder.path())
        .output()
        .expect("bash starts");
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{printed}\n{}", String::from_utf8_lossy(&output.stderr));
    let pieces: Vec<&str> = printed.split(SEPARATOR).collect();
    for (example, piece) in examples.iter().zip(pieces) {
        let Some(said) = &example.printed else { continue };
        let got: Value = serde_json::from_str(piece.trim())
            .unwrap_or_else(|error| panic!("{}\nprints no JSON ({error}): {piece}", example.script));
        assert_same_shape(said, &got, &example.script);
    }
}

fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    for piece in DOCUMENT.split("\n```").skip(1) {
        if let Some(script) = piece.strip_prefix("sh\n") {
            examples.push(Example { script: script.to_owned(), printed: None });
        } else if let Some(json) = piece.strip_prefix("json\n") {
            let example = examples.last_mut().expect("an example stands before its answer");
            example.printed = Some(serde_json::from_str(json).expect("the document holds JSON"));
        }
    }
    examples
}

/// The same fields with the same kinds of values; a list stands for any longer one.
fn assert_same_shape(said: &Value, got: &Value, example: &str) {
    match (said, got) {
        (Value::Object(said), Value::Object(got)) => {
            let names = |map: &serde_json::Map<String, Value>| map.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(said), names(got), "{example}");
            said.iter().for_each(|(name, value)| assert_same_shape(value, &got[name], example));
        }
        (Value::Array(said), Value::Array(got)) => {
            if let (Some(said), Some(got)) = (said.first(), got.first()) {
                assert_same_shape(said, got, example);
            }
        }
        _ => assert_eq!(std::mem::discriminant(said), std::mem::discriminant(got), "{example}\n{said} {got}"),
    }
}
