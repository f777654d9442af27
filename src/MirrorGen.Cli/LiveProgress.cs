using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MirrorGen.Cli;

/// <summary>Progress for a terminal: a bar for each step, with counts and the time left.</summary>
internal sealed class LiveProgress(ProgressContext context, IAnsiConsole console) : IProgress<StepProgress>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ProgressTask> _tasks = [];

    public void Report(StepProgress value)
    {
        lock (_lock)
        {
            if (!_tasks.TryGetValue(value.Step, out var task))
            {
                task = context.AddTask(Markup.Escape(value.Step), autoStart: true, maxValue: Math.Max(1, value.Total ?? 1));
                task.IsIndeterminate = value.Total is null;
                _tasks.Add(value.Step, task);
            }

            if (value.Total is { } total)
            {
                task.IsIndeterminate = false;
                task.MaxValue = Math.Max(1, total);
            }

            task.State.Update<long>(CountColumn.Key, _ => value.Done);
            task.Value = task.IsIndeterminate ? 0 : Position(value);
            if (value.Note is { } note)
            {
                console.MarkupLineInterpolated($"[grey]{value.Step}: {note}[/]");
            }
        }

        static double Position(StepProgress value) => value.Total == 0 ? 1 : value.Done;
    }

    public void Finish()
    {
        lock (_lock)
        {
            foreach (var task in _tasks.Values)
            {
                task.IsIndeterminate = false;
                task.Value = task.MaxValue;
                task.StopTask();
            }
        }
    }
}

/// <summary>How many of how many.</summary>
internal sealed class CountColumn : ProgressColumn
{
    public const string Key = "done";

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var done = task.State.Get<long>(Key).ToString("N0", CultureInfo.InvariantCulture);
        return new Text(task.IsIndeterminate ? done : $"{done} of {task.MaxValue.ToString("N0", CultureInfo.InvariantCulture)}").RightJustified();
    }
}
