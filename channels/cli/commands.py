"""The commands of `threeany`. What a command needs is imported when it runs, so that `--help` and the gateway start fast."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from bot.errors import ThreeAnyError
from channels.cli import audit, user

ROOT = Path(__file__).resolve().parents[2]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="3-Any: what a citizen is entitled to.")
models_app = typer.Typer(no_args_is_help=True, help="The trained models that are kept.")
app.add_typer(models_app, name="models")
services_app = typer.Typer(no_args_is_help=True, help="The country's public services that are kept.")
app.add_typer(services_app, name="services")
eval_app = typer.Typer(no_args_is_help=True, help="How good it is, measured.")
app.add_typer(eval_app, name="eval")
app.add_typer(user.app, name="user")
app.add_typer(audit.app, name="audit")

Url = Annotated[str, typer.Option(help="Address of the gateway; the configured one by default.")]
DryRun = Annotated[bool, typer.Option(help="Say what would change and keep nothing.")]
Force = Annotated[bool, typer.Option(help="Accept it although more than a third would be gone.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def main() -> None:
    """Run one command. What is ours to explain ends in one line and exit code 1, without a traceback."""
    typed_in = Path.cwd()
    os.chdir(ROOT)  # Rasa's paths, `.env` and the data folders are all relative to the repository
    from channels.cli.match import register, spelled_out

    register(app)
    try:
        app(spelled_out(sys.argv[1:]), obj=typed_in)
    except ThreeAnyError as error:
        _fail(str(error))


def _fail(message: str) -> NoReturn:
    Console(stderr=True).print(message, style="red", markup=False, highlight=False, soft_wrap=True)
    sys.exit(1)


@app.command()
def run() -> None:
    """Train if needed, start everything, say where it is; stop with Ctrl-C."""
    from bot.settings import load
    from channels.cli.run import run as start

    start(load(), Console())


@app.command()
def train(force: Annotated[bool, typer.Option(help="Train although nothing changed.")] = False) -> None:
    """Train the Rasa model if the training data changed."""
    from bot.settings import load
    from channels.cli.steps import step
    from channels.cli.train import ensure_model

    with step(Console(), "Rasa model") as training:
        ensure_model(load(), training, force)


@app.command()
def check(conflicts: Annotated[bool, typer.Option(help="Tell where published services state other figures.")] = False) -> None:
    """Validate everything people write under data/."""
    from bot.settings import load
    from channels.cli.check import report

    settings = load()
    if not report(settings.root, Console()):
        raise typer.Exit(1)
    if conflicts:
        from channels.cli.conflicts import tell

        tell(settings, Console())


@app.command()
def chat(url: Url = "") -> None:
    """Talk with the running assistant."""
    from bot import wording
    from channels.cli.chat import Chat, converse
    from channels.cli.client import Gateway, words
    from channels.cli.show import Screen

    said = words(ROOT)
    screen = Screen(Console(), said)
    converse(Chat(Gateway(said, url), screen, wording.load(ROOT / "data" / "wording" / "ko.yml")))


@app.command()
def ask(question: str, url: Url = "", as_json: AsJson = False) -> None:
    """Ask the running assistant one question."""
    from channels.cli.ask import answer
    from channels.cli.client import Gateway, words
    from channels.cli.show import Screen

    said = words(ROOT)
    answer(Gateway(said, url), question, Screen(Console(), said), as_json)


@app.command()
def search(text: str, limit: int = 10, as_json: AsJson = False) -> None:
    """Find benefits in everyday words."""
    from bot.settings import load
    from channels.cli.ask import find

    find(load(), text, limit, Console(), as_json)


@eval_app.command("search")
def eval_search(
    context: typer.Context,
    corpus: Annotated[Path, typer.Option(help='Lines {"id", "name", "text"}.')],
    queries: Annotated[Path, typer.Option(help='Lines {"query", "relevant": [ids]}.')],
    komoran: Annotated[bool, typer.Option(help="Morphemes by KoNLPy's Komoran in place of the search model's.")] = False,
) -> None:
    """How often the search finds what a question is about: JSON lines for lexical, dense and hybrid."""
    from bot.settings import load
    from channels.cli.search import evaluate

    typed_in = context.obj or Path()
    evaluate(load(), typed_in / corpus, typed_in / queries, komoran)


@app.command("train-search")
def train_search() -> None:
    """Make the search model anew, from the records and sentences in data/."""
    from bot.settings import load
    from channels.cli.search import train

    train(load(), Console())


@app.command("train-matters")
def train_matters() -> None:
    """Make the model of what messages are about anew, from the sentences in data/matters."""
    from bot.settings import load
    from channels.cli import search

    search.train_matters(load(), Console())


@app.command("train-choice")
def train_choice() -> None:
    """Make the model that chooses among the details of a record anew, from the questions in data/."""
    from bot.settings import load
    from channels.cli import search

    search.train_choice(load(), Console())


@app.command("train-ears")
def train_ears(
    steps: Annotated[int, typer.Option(min=0, help="Steps of this training; 0: only the language is made anew.")] = 8000,
    kept: Annotated[Path | None, typer.Option(help="File training goes on from; var/ears/training.pt by default.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Folder of the recogniser; models/ears by default.")] = None,
    threads: Annotated[int, typer.Option(min=1, help="Of each process that learns.")] = 1,
    helped: Annotated[bool, typer.Option(help="A second process learns too: faster, no longer the same in every run.")] = False,
    anew: Annotated[bool, typer.Option(help="Begin with nothing, not with the recogniser that is there.")] = False,
    evaluate_only: Annotated[bool, typer.Option(help="Measure what is there and train nothing.")] = False,
    count: Annotated[int, typer.Option(min=10, help="Sentences a condition in the evaluation.")] = 200,
) -> None:
    """Teach the small recogniser synthetic Korean, further or anew; goes on where it stopped. JSON lines, the evaluation last."""
    from bot.settings import load
    from channels.cli import train_ears

    settings = load()
    wish = train_ears.Wish(steps, threads, helped, anew, evaluate_only, count)
    train_ears.run(settings, wish, kept or settings.var_dir / "ears" / "training.pt", out or settings.root / "models" / "ears")


@app.command()
def sync(
    dry_run: DryRun = False,
    full: Annotated[bool, typer.Option(help="Fetch everything, not only what changed.")] = False,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Fetch the country's public services from the government's open API."""
    from bot.settings import load
    from channels.cli import sync

    sync.sync(load(), Console(), sync.Options(dry_run, force, as_json), full)


@app.command("import")
def import_services(
    context: typer.Context,
    files: list[Path],
    replace: Annotated[bool, typer.Option(help="Keep nothing but what the files hold.")] = False,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Take public services from files (JSON or CSV in the API's field names, or 복지로's) and keep them beside those there are."""
    from bot.settings import load
    from channels.cli import sync

    files = [(context.obj or Path()) / path for path in files]
    sync.bring_in(load(), Console(), files, sync.Options(dry_run, force, as_json), replace)


@app.command("match-all")
def match_all(
    context: typer.Context,
    people: Path,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Folder to make; PEOPLE.matched.parquet by default.")] = None,
    id: Annotated[str, typer.Option(help="Column that names each person.")] = "id",
    ignore: Annotated[list[str] | None, typer.Option(help="Column to leave out; may be given again.")] = None,
    skip_bad: Annotated[bool, typer.Option(help="Write rows that cannot be read to OUT.rejects.jsonl and go on.")] = False,
    workers: Annotated[int, typer.Option(min=0, help="Processes of this machine; 0: one a core.")] = 0,
    scheduler: Annotated[str, typer.Option(help="Address of a Dask cluster to use instead; its workers see the same files.")] = "",
    day: Annotated[str, typer.Option(help="Day the rules are read for, YYYY-MM-DD; today in Seoul by default.")] = "",
) -> None:
    """Match everybody in a Parquet file: a column for each fact, null where unknown."""
    from bot.settings import load
    from channels.batch.run import Request
    from channels.cli import match, match_all

    here = context.obj or Path()
    found = (here / (out or people.with_suffix(".matched.parquet"))).resolve()
    rejects = found.with_name(f"{found.name}.rejects.jsonl")
    request = Request((here / people).resolve(), found, rejects, id, tuple(ignore or ()), skip_bad)
    match_all.run(load(), request, match_all.Where(workers, scheduler), match.day_of(day), Console())


@services_app.command("status")
def services_status() -> None:
    """What is kept, from when and where."""
    from bot.settings import load
    from channels.cli import sync

    sync.status(load(), Console())


@services_app.command("rollback")
def services_rollback() -> None:
    """Go back to the services before the last sync or import; running processes follow."""
    from bot.settings import load
    from channels.cli import sync

    sync.rollback(load(), Console())


@app.command()
def say(
    context: typer.Context,
    text: str,
    out: Annotated[Path | None, typer.Option(help="Write this WAV file instead of playing it.")] = None,
    rate: Annotated[int | None, typer.Option(min=60, max=400, help="Words a minute; the configured rate by default.")] = None,
) -> None:
    """Say a sentence aloud."""
    from bot.settings import load
    from channels.cli import speech

    speech.say(load(), text, rate, out, context.obj or Path(), Console())


@app.command()
def voice(
    context: typer.Context,
    url: Url = "",
    headset: Annotated[bool, typer.Option(help="The microphone does not hear the loudspeaker: speak into our words.")] = False,
    file: Annotated[Path | None, typer.Option(help="Say what this sound file holds, in place of a microphone.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write what is answered to this WAV file in place of a loudspeaker.")] = None,
) -> None:
    """Speak with the running assistant; Enter is the big button, 0-9 * # are keys, q leaves."""
    from channels.cli.client import Gateway, words
    from channels.cli.show import Screen
    from channels.cli.voice import Wanted, converse

    here, said = context.obj or Path(), words(ROOT)
    wanted = Wanted(headset, here / file if file else None, here / out if out else None)
    converse(Gateway(said, url), Screen(Console(), said), wanted, sys.stdin.fileno())


@app.command()
def listen(context: typer.Context, file: str, as_json: AsJson = False) -> None:
    """Write down what is said in a sound FILE (- for standard input), with its scores."""
    from bot.settings import load
    from channels.cli import speech

    speech.listen(load(), file, context.obj or Path(), Console(), as_json)


@app.command()
def gateway() -> None:
    """Serve the gateway alone, in the foreground."""
    from bot.settings import load
    from channels.app import main as serve

    serve(load())


@app.command()
def actions() -> None:
    """Serve the Rasa actions alone, in the foreground."""
    os.execv(sys.executable, [sys.executable, "-m", "actions"])


@app.command()
def purge(dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Remove what its time is over for (THREEANY_RETENTION_…) and show what there was, what went and that nothing due is left."""
    from bot.settings import load
    from channels.cli import purge

    if not purge.purge(load(), Console(), dry_run, as_json):
        raise typer.Exit(1)


@models_app.command("list")
def models_list() -> None:
    """The kept models, newest first."""
    from channels.cli.models import listed

    for model in listed(ROOT / "models"):
        mark = "*" if model.current else " "
        typer.echo(f"{mark} {model.hash}  {model.trained:%Y-%m-%d %H:%M}  {model.size / 1e6:.1f} MB")


@models_app.command("rollback")
def models_rollback() -> None:
    """Go back to the model before the current one; the next start serves it until the training data changes."""
    from channels.cli.models import rollback

    typer.echo(f"{rollback(ROOT / 'models').hash} is current; restart to serve it")
