using Alliance.Platform.Data;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Alliance.Platform.Mail;

/// <summary>Brings a letter out of the house.</summary>
public abstract class MailCarrier
{
    /// <summary>What a server would say of an address that is none.</summary>
    protected const int NoAddress = 553;

    /// <returns>The server's number where it refuses the address for good; null where the letter is on its way.</returns>
    public abstract Task<int?> CarryAsync(OutboxMail mail, CancellationToken cancel);

    /// <summary>Finds out whether a letter could be brought out, without bringing one.</summary>
    /// <returns>Null where it could; else what stands in the way.</returns>
    public abstract Task<string?> TryAsync(CancellationToken cancel);

    /// <summary>Takes back what lies here of letters to somebody who is erased.</summary>
    public virtual void Forget(Guid subjectId)
    {
    }

    /// <summary>Takes away what lies here of some subjects' letters and was written before an instant.</summary>
    public virtual void ForgetOld(IReadOnlySet<Guid> subjects, DateTime before)
    {
    }

    protected static bool IsAddress(OutboxMail mail) => MailboxAddress.TryParse(mail.To, out _);

    /// <exception cref="FormatException">The sender's address is none.</exception>
    protected static MimeMessage MessageOf(OutboxMail mail, string from)
    {
        var message = new MimeMessage { Subject = mail.Subject, Body = new TextPart("plain") { Text = mail.Text } };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Date = new DateTimeOffset(mail.WrittenAt, TimeSpan.Zero);
        message.MessageId = $"{mail.Id:N}@{message.From.Mailboxes.First().Domain}";
        return message;
    }
}

/// <summary>Gives letters to the mail server that the settings name.</summary>
public sealed class SmtpCarrier(Uri server, string from) : MailCarrier
{
    public override async Task<int?> CarryAsync(OutboxMail mail, CancellationToken cancel)
    {
        if (!IsAddress(mail)) return NoAddress;
        using var client = new SmtpClient();
        await EnterAsync(client, cancel);
        var refused = await SendAsync(client, mail, cancel);
        await client.DisconnectAsync(true, cancel);
        return refused;
    }

    public override async Task<string?> TryAsync(CancellationToken cancel)
    {
        using var client = new SmtpClient { Timeout = 10_000 };
        try
        {
            await EnterAsync(client, cancel);
            await client.DisconnectAsync(true, cancel);
            return null;
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException or TimeoutException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException)
        {
            return $"{server.Host} does not let us in: {failure.Message.Split('\n')[0].TrimEnd('.')}";
        }
    }

    private async Task EnterAsync(SmtpClient client, CancellationToken cancel)
    {
        var security = server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : server.IsLoopback ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls;
        await client.ConnectAsync(server.Host, server.Port > 0 ? server.Port : server.Scheme == "smtps" ? 465 : 587, security, cancel);
        if (server.UserInfo.Split(':', 2) is [{ Length: > 0 } name, var password]) await client.AuthenticateAsync(Uri.UnescapeDataString(name), Uri.UnescapeDataString(password), cancel);
    }

    private async Task<int?> SendAsync(SmtpClient client, OutboxMail mail, CancellationToken cancel)
    {
        try
        {
            using var message = MessageOf(mail, from);
            await client.SendAsync(message, cancel);
            return null;
        }
        catch (SmtpCommandException refusal) when (IsForGood(refusal))
        {
            return (int)refusal.StatusCode;
        }
    }

    /// <summary>Numbers from 500 on say "never", and only the answer to the address speaks of the address. 5.7 says that we may not send there: that is ours to mend, and the letter waits.</summary>
    private static bool IsForGood(SmtpCommandException refusal) =>
        refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refusal.StatusCode is >= 500 and < 600 && !refusal.Message.StartsWith("5.7.", StringComparison.Ordinal);
}

/// <summary>Where no mail server is named: letters lie in a folder, to be read by whoever tries the house out.</summary>
public sealed class FolderCarrier(string folder, string from) : MailCarrier
{
    public override async Task<int?> CarryAsync(OutboxMail mail, CancellationToken cancel)
    {
        if (!IsAddress(mail)) return NoAddress;
        Directory.CreateDirectory(folder);
        using var message = MessageOf(mail, from);
        var path = Path.Combine(folder, $"{mail.Id:N}-{mail.SubjectId:N}.eml");
        await using (var file = File.Create(path + ".part")) await message.WriteToAsync(file, cancel);
        File.Move(path + ".part", path, overwrite: true);
        return null;
    }

    public override Task<string?> TryAsync(CancellationToken cancel)
    {
        try
        {
            // It is made with the first letter.
            if (!Directory.Exists(folder)) return Task.FromResult<string?>(null);
            var trial = Path.Combine(folder, "." + Guid.NewGuid().ToString("N"));
            File.WriteAllBytes(trial, []);
            File.Delete(trial);
            return Task.FromResult<string?>(null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<string?>($"{folder} cannot be written to: check who owns it and whether the disk has room");
        }
    }

    public override void Forget(Guid subjectId)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var letter in Directory.GetFiles(folder, $"*-{subjectId:N}.eml")) File.Delete(letter);
    }

    public override void ForgetOld(IReadOnlySet<Guid> subjects, DateTime before)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var letter in Directory.GetFiles(folder, "*.eml"))
            if (Path.GetFileNameWithoutExtension(letter).Split('-') is [var id, var subject] && Guid.TryParseExact(id, "N", out var mail) && Guid.TryParseExact(subject, "N", out var whose)
                && subjects.Contains(whose) && mail.CompareTo(TimeKeys.FirstAt(before)) < 0) File.Delete(letter);
    }
}
