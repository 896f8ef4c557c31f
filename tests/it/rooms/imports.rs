//! Which file of `src/` imports which: from every `use` (also of `super::` and of names that a parent
//! hands on) and from every path within the code. Modules of tests are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

static USE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^[ \t]*(?P<public>pub(?:\([^)]*\))? )?use (?P<tree>[^;]+);").expect("a pattern")
});
static PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[A-Za-z_]\w*(?:::\w+)+").expect("a pattern"));
static TESTS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?m)^#\[cfg\(test\)\]\n(?:#\[path[^\n]*\n)?mod ").expect("a pattern"));
static COMMENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"//[^\n]*").expect("a pattern"));
static VISIBILITY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"pub\(in [\w:]+\)").expect("a pattern"));

type ModulePath = Vec<String>;

pub struct Sources {
    /// Without comments and modules of tests, by the path below `src/`.
    code: BTreeMap<String, String>,
    files: BTreeMap<ModulePath, String>,
    /// What a module hands on under a name of its own.
    handed_on: BTreeMap<ModulePath, ModulePath>,
}

impl Sources {
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut paths = Vec::new();
        walk(&root, &mut paths);
        let code: BTreeMap<String, String> = paths
            .iter()
            .map(|path| {
                let name = path.strip_prefix(&root).expect("below src").to_string_lossy().into_owned();
                let text = std::fs::read_to_string(path).expect("a readable source");
                let text = TESTS.splitn(&text, 2).next().unwrap_or_default();
                let text = COMMENT.replace_all(text, "");
                (name, VISIBILITY.replace_all(&text, "pub").into_owned())
            })
            .collect();
        let files = code.keys().map(|file| (module_of(file), file.clone())).collect();
        let mut sources = Self { code, files, handed_on: BTreeMap::new() };
        sources.handed_on = sources.find_handed_on();
        sources
    }

    /// The files below a folder of `src/`, each with its code.
    pub fn files_of<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.code
            .iter()
            .filter(move |(file, _)| folder.is_empty() || file.starts_with(&format!("{folder}/")))
            .map(|(file, code)| (file.as_str(), code.as_str()))
    }

    /// For each file the others that it imports.
    pub fn imports(&self) -> BTreeMap<String, Vec<String>> {
        self.code.iter().map(|(file, code)| (file.clone(), self.imports_of(file, code))).collect()
    }

    fn imports_of(&self, file: &str, code: &str) -> Vec<String> {
        let module = module_of(file);
        let is_index = file.ends_with("mod.rs") || file == "lib.rs";
        let mut found = BTreeSet::new();
        for import in USE.captures_iter(code) {
            // What an index hands on, it does not use itself.
            if is_index && import.name("public").is_some() {
                continue;
            }
            for path in expand(&import["tree"]) {
                found.extend(self.resolve(&path, &module).and_then(|path| self.file_behind(path)));
            }
        }
        for path in PATH.find_iter(&USE.replace_all(code, "")) {
            let path: ModulePath = path.as_str().split("::").map(str::to_owned).collect();
            let begins = path[0].as_str();
            let is_own_way = begins == "crate" || begins == "super";
            let is_mount = is_index && matches!(path.last().map(String::as_str), Some("routes" | "samples"));
            if (is_own_way || is_index) && !is_mount {
                found.extend(self.resolve(&path, &module).and_then(|path| self.file_behind(path)));
            }
        }
        found.into_iter().filter(|other| other != file).collect()
    }

    fn find_handed_on(&self) -> BTreeMap<ModulePath, ModulePath> {
        let mut handed_on = BTreeMap::new();
        for (file, code) in &self.code {
            let module = module_of(file);
            for import in USE.captures_iter(code).filter(|import| import.name("public").is_some()) {
                for path in expand(&import["tree"]) {
                    let name = path.last().cloned().unwrap_or_default();
                    if let Some(target) = self.resolve(&path, &module) {
                        handed_on.insert([module.clone(), vec![name]].concat(), target);
                    }
                }
            }
        }
        handed_on
    }

    /// The whole path below the crate; `None` for what is another crate's or unknown.
    fn resolve(&self, path: &[String], module: &[String]) -> Option<ModulePath> {
        match path[0].as_str() {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some([module, &path[1..]].concat()),
            "super" => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                Some([&module[..module.len().checked_sub(ups)?], &path[ups..]].concat())
            }
            child => {
                let whole = [module, &[child.to_owned()]].concat();
                self.files.contains_key(&whole).then(|| [module, path].concat())
            }
        }
    }

    fn file_behind(&self, mut path: ModulePath) -> Option<String> {
        // Handed on from index to index at most that often.
        for _ in 0..6 {
            let step = (1..=path.len())
                .rev()
                .filter(|n| !self.files.contains_key(&path[..*n]))
                .find_map(|n| self.handed_on.get(&path[..n]).map(|to| [to, &path[n..]].concat()));
            match step {
                Some(next) => path = next,
                None => break,
            }
        }
        (1..=path.len()).rev().find_map(|n| self.files.get(&path[..n]).cloned())
    }
}

fn module_of(file: &str) -> ModulePath {
    let mut path: ModulePath = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(path.last().map(String::as_str), Some("mod" | "lib")) {
        path.pop();
    }
    path
}

/// `a::{b, c::{d, e}}` as `a::b`, `a::c::d` and `a::c::e`.
fn expand(tree: &str) -> Vec<ModulePath> {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return vec![path.split("::").map(|part| part.trim().to_owned()).collect()];
    };
    let before: ModulePath =
        tree[..open].split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let inner = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
    let mut paths = Vec::new();
    for part in parts(inner) {
        for path in expand(&part) {
            let path = if path == ["self"] { Vec::new() } else { path };
            paths.push([before.clone(), path].concat());
        }
    }
    paths
}

/// What stands between the commas of one level.
fn parts(list: &str) -> Vec<String> {
    let (mut depth, mut parts) = (0_u32, vec![String::new()]);
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        match parts.last_mut() {
            _ if c == ',' && depth == 0 => parts.push(String::new()),
            Some(part) => part.push(c),
            None => {}
        }
    }
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}
