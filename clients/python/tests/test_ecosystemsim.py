"""Tests of the client, against the command that the variable ECOSIM names, or that is on the path.

    python3 -m unittest discover -s clients/python/tests
"""
import importlib.util
import math
import os
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import ecosystemsim as es


def installed(name):
    return importlib.util.find_spec(name) is not None


@unittest.skipUnless(os.environ.get("ECOSIM") or shutil.which("ecosim"), "there is no ecosim: neither the variable ECOSIM nor the path has it")
class ClientTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="ecosim-client-")
        cls.before = os.getcwd()
        os.chdir(cls.folder)
        # Two scenarios that differ in one number.
        es._ecosim("init", "a folder")
        text = Path("a folder/scenarios/small-world.yaml").read_text(encoding="utf-8")
        blur = "  search.blur: {value: 0.2, range: [0, 1], source: assumed}\n"
        cls.other = Path("a folder/scenarios/clear sight.yaml")
        cls.other.write_text(text.replace("\nparameters:\n", "\nparameters:\n" + blur, 1), encoding="utf-8")
        es.tables_as = "dicts"
        cls.both = es.compare(["small-world", cls.other], replications=3, quarters=8, arms=["coordinated"])

    @classmethod
    def tearDownClass(cls):
        es.tables_as = None
        os.chdir(cls.before)
        shutil.rmtree(cls.folder)

    def setUp(self):
        es.tables_as = "dicts"

    def test_scenarios_are_run_with_the_options_that_are_given(self):
        self.assertEqual(["small-world", "clear sight"], [r.scenario for r in self.both])
        for result in self.both:
            self.assertEqual((3, 8), (result.summary["replications"], result.summary["quarters"]))
            self.assertIn("coordinated", [a["arm"] for a in result.summary["arms"]])

    def test_what_was_run_is_found_again(self):
        again = es.run("small-world", replications=3, quarters=8, arms=["coordinated"])
        self.assertEqual(self.both.results[0].folder, again.folder)
        self.assertEqual(again.summary, es.read(again.folder).summary)

    def test_differences_are_those_of_the_observations(self):
        rows = self.both.difference("jobs", labour="slack")
        self.assertEqual({"small-world", "clear sight"}, {r["scenario"] for r in rows})
        for result in self.both:
            row = next(r for r in rows if r["scenario"] == result.scenario and r["arm"] == "coordinated")
            self.assertEqual(3, row["n"])
            jobs = {}
            for seen in result.observations("jobs", "total"):
                self.assertEqual(("jobs", "total"), (seen["outcome"], seen["scope"]))
                if seen["labour"] == "slack":
                    jobs[seen["arm"], seen["replication"], seen["quarter"]] = seen["value"]
            last = max(quarter for _, _, quarter in jobs)
            pairs = [jobs["coordinated", k, last] - jobs[result.summary["baseline"], k, last] for k in range(3)]
            self.assertTrue(math.isclose(sum(pairs) / 3, row["mean"], rel_tol=1e-9, abs_tol=1e-9))

    def test_the_appraisal_is_that_of_the_summary(self):
        arm = next(a for a in self.both.results[0].summary["arms"] if a["arm"] == "coordinated" and a["labour"] == "slack")
        rows = {(r["outlay"], r["term"]): r for r in self.both.appraisal() if (r["scenario"], r["arm"], r["labour"]) == ("small-world", "coordinated", "slack")}
        self.assertEqual(arm["against_baseline"]["job_years"]["mean"], rows["as it is", "job_years"]["mean"])
        self.assertEqual(arm["equal_outlay"]["job_years"]["low"], rows["equal", "job_years"]["low"])
        self.assertIn(("as it is", "cost_per_job_year"), rows)

    def test_parameters_are_those_of_each_scenario(self):
        differing = self.both.parameters(differing=True)
        self.assertEqual({"search.blur"}, {r["parameter"] for r in differing})
        self.assertEqual(0.2, next(r["value"] for r in differing if r["scenario"] == "clear sight"))
        self.assertGreater(len(self.both.parameters()), 2 * 100)
        self.assertEqual(self.both.results[0].parameters()[0]["parameter"], es.parameters("small-world")[0]["parameter"])

    def test_tables_have_the_types_of_their_dictionary(self):
        result = self.both.results[0]
        self.assertIsInstance(result.effects()[0]["mean"], float)
        self.assertIsInstance(result.effects()[0]["n"], int)
        self.assertIsInstance(result.ledger()[0]["line"], str)
        self.assertTrue(result.evaluations())
        with self.assertRaisesRegex(FileNotFoundError, "has no levers.csv"):
            result.levers()

    def test_what_ecosim_refuses_is_an_error_with_its_message(self):
        with self.assertRaisesRegex(es.EcosimError, "there is no scenario 'west-denmrk' in this program. Did you mean 'west-denmark'") as caught:
            es.run("west-denmrk")
        self.assertEqual(2, caught.exception.exit_code)
        Path("broken.yaml").write_text(self.other.read_text(encoding="utf-8").replace("search.blur:", "search.blurr:"), encoding="utf-8")
        shutil.copytree("a folder/seeds", "seeds")
        with self.assertRaisesRegex(es.EcosimError, r"broken\.yaml:\d+:\d+: .*blurr") as caught:
            es.run("broken.yaml")
        self.assertEqual("broken.yaml", caught.exception.diagnostics[0]["file"])
        with self.assertRaisesRegex(es.EcosimError, "'--replications' is 'many'"):
            es.run("small-world", replications="many")
        with self.assertRaisesRegex(es.EcosimError, "there is no scenario 'nowhere'"):
            es.parameters("nowhere")

    def test_no_argument_reaches_a_shell_or_becomes_an_option(self):
        for name in ("--help", "$(touch made)", "; touch made", "a b"):
            with self.assertRaises(es.EcosimError, msg=name):
                es.run(name)
        self.assertFalse(Path("made").exists())

    def test_a_wrong_name_is_told_with_the_nearest(self):
        with self.assertRaisesRegex(ValueError, "unknown outcome 'job' in the effects of small-world. Did you mean 'jobs'"):
            self.both.difference("job")
        with self.assertRaisesRegex(ValueError, r"'job_years'.* It is a term of appraisal\(\)."):
            self.both.difference("job_years")
        with self.assertRaisesRegex(ValueError, "Expected one of: end, mean."):
            self.both.difference("jobs", at="quarterly")

    def test_a_sweep_is_one_table_with_what_each_point_sets(self):
        def sweep(vary):
            return es.sweep("small-world", "swept", vary, replications=2, quarters=4, labour="slack", outcomes=["jobs"], settings={"needs.alone_quality": 0.8})
        rows = sweep({"search.blur": [0.2, 0.8]})
        self.assertEqual({(0, 0.2), (1, 0.8)}, {(r["point"], r["set:search.blur"]) for r in rows})
        self.assertEqual({0, 1}, {r["replication"] for r in rows})
        self.assertLessEqual({"jobs", "job_years"}, {r["outcome"] for r in rows})
        self.assertNotEqual(*[[r["value"] for r in rows if r["point"] == k] for k in (0, 1)])
        self.assertEqual(rows, sweep(["search.blur=0.2,0.8"]))
        with self.assertRaisesRegex(es.EcosimError, "blurr"):
            es.sweep("small-world", "none", "search.blurr")

    def test_what_is_not_there_is_said(self):
        with self.assertRaisesRegex(FileNotFoundError, "holds no finished results"):
            es.read("a folder")
        with self.assertRaises(ValueError):
            es.compare([])
        with self.assertRaises(ValueError):
            es.compare(["small-world"], out="results")
        es.tables_as = "tables"
        with self.assertRaisesRegex(ValueError, "expected 'pandas', 'polars', 'dicts' or None"):
            self.both.appraisal()

    @unittest.skipUnless(installed("pandas"), "pandas is not installed")
    def test_pandas_has_the_same_numbers(self):
        self.same_as_dicts("pandas", lambda frame: frame.to_dict("records"))

    @unittest.skipUnless(installed("polars"), "polars is not installed")
    def test_polars_has_the_same_numbers(self):
        self.same_as_dicts("polars", lambda frame: frame.to_dicts())

    def same_as_dicts(self, kind, records):
        result = self.both.results[0]
        for table in (lambda: self.both.difference("jobs"), self.both.appraisal, self.both.parameters, lambda: result.observations("jobs", "total")):
            es.tables_as = "dicts"
            expected = table()
            es.tables_as = kind
            found = [{name: None if isinstance(value, float) and math.isnan(value) else value for name, value in row.items()} for row in records(table())]
            order = lambda row: [str(row[name]) for name in row if name not in ("value", "mean")]
            self.assertEqual(sorted(expected, key=order), sorted(found, key=order))


class ProgramTests(unittest.TestCase):
    def test_a_program_that_is_not_there_is_said_so(self):
        es.program = "not-there-at-all"
        try:
            with self.assertRaises(FileNotFoundError):
                es.run("small-world")
        finally:
            es.program = None

    def test_what_is_no_document_is_an_error_with_what_was_said(self):
        es.program = [sys.executable, "-c", "import sys; print('ecosim: cannot go on', file=sys.stderr); sys.exit(1)"]
        try:
            with self.assertRaisesRegex(es.EcosimError, "^cannot go on$") as caught:
                es.run("small-world")
            self.assertEqual(1, caught.exception.exit_code)
        finally:
            es.program = None


if __name__ == "__main__":
    unittest.main()
