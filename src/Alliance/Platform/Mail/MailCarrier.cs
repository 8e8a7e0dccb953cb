using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Alliance.Platform.Mail;

/// <summary>Brings a letter out of the house.</summary>
public abstract class MailCarrier
{
    public abstract Task CarryAsync(OutboxMail mail, CancellationToken cancel);

    /// <summary>Takes back what lies here of letters to somebody who is erased.</summary>
    public virtual void Forget(Guid subjectId)
    {
    }

    /// <exception cref="FormatException">The address is none.</exception>
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
    public override async Task CarryAsync(OutboxMail mail, CancellationToken cancel)
    {
        using var client = new SmtpClient();
        var security = server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : server.IsLoopback ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls;
        await client.ConnectAsync(server.Host, server.Port > 0 ? server.Port : server.Scheme == "smtps" ? 465 : 587, security, cancel);
        if (server.UserInfo.Split(':', 2) is [{ Length: > 0 } name, var password]) await client.AuthenticateAsync(Uri.UnescapeDataString(name), Uri.UnescapeDataString(password), cancel);
        await client.SendAsync(MessageOf(mail, from), cancel);
        await client.DisconnectAsync(true, cancel);
    }
}

/// <summary>Where no mail server is named: letters lie in a folder, to be read by whoever tries the house out.</summary>
public sealed class FolderCarrier(string folder, string from) : MailCarrier
{
    public override async Task CarryAsync(OutboxMail mail, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        using var message = MessageOf(mail, from);
        var path = Path.Combine(folder, $"{mail.Id:N}-{mail.SubjectId:N}.eml");
        await using (var file = File.Create(path + ".part")) await message.WriteToAsync(file, cancel);
        File.Move(path + ".part", path, overwrite: true);
    }

    public override void Forget(Guid subjectId)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var letter in Directory.GetFiles(folder, $"*-{subjectId:N}.eml")) File.Delete(letter);
    }
}
